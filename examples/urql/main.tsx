// The newest jobs, live, with urql.
import { createClient as createSocket } from "graphql-ws";
import { useState } from "react";
import { createRoot } from "react-dom/client";
import {
  Client,
  cacheExchange,
  fetchExchange,
  gql,
  Provider,
  subscriptionExchange,
  useMutation,
  useQuery,
  useSubscription,
} from "urql";
import { Login } from "../Login.tsx";
import { gateway, socketUrl } from "../session.ts";

interface Job {
  number: number;
  title: string;
  state: string;
}

const jobs = gql<{ me: { username: string } | null; jobs: { nodes: Job[] } }>`
  query Jobs {
    me { username }
    jobs(first: 20, orderBy: [{ field: NUMBER, direction: DESC }]) { nodes { id number title state } }
  }
`;
const addJob = gql<{ createCommandJob: { errors: { message: string }[] } }, { title: string }>`
  mutation AddJob($title: String!) {
    createCommandJob(input: { title: $title, command: "true" }) { job { id } errors { message } }
  }
`;
const changes = gql<{ jobListChanged: { kind: string; job: Job | null } }>`
  subscription Changes {
    jobListChanged { kind job { id number title state } }
  }
`;

/** The session's cookie goes along with requests and with the socket. */
function makeClient(): Client {
  const socket = createSocket({ url: socketUrl });
  return new Client({
    url: `${gateway}/graphql`,
    preferGetMethod: false,
    fetchOptions: { credentials: "include" },
    exchanges: [
      cacheExchange,
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = "", variables }) => ({
          subscribe: (sink) => ({ unsubscribe: socket.subscribe({ query, variables }, sink) }),
        }),
      }),
    ],
  });
}

function Jobs() {
  const [{ data, error }, refetch] = useQuery({ query: jobs });
  const [added, add] = useMutation(addJob);
  // A job that is new to the list is asked for; the cache shows every other change by itself.
  useSubscription({ query: changes, pause: !data?.me }, (_before, change) => {
    if (change.jobListChanged.kind !== "SNAPSHOT") refetch({ requestPolicy: "network-only" });
    return change;
  });
  if (error) return <p role="alert">{error.message}</p>;
  return (
    <>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void add({ title: String(new FormData(event.currentTarget).get("title")) });
        }}
      >
        <input name="title" placeholder="Title" required />
        <button type="submit">Add</button>
        {added.data?.createCommandJob.errors.map(({ message }) => (
          <p key={message}>{message}</p>
        ))}
      </form>
      <ul>
        {data?.jobs.nodes.map(({ number, title, state }) => (
          <li key={number}>{`${number} ${title} ${state}`}</li>
        ))}
      </ul>
    </>
  );
}

function App() {
  const [client, setClient] = useState<Client | null>(null);
  if (!client) return <Login onDone={() => setClient(makeClient())} />;
  return (
    <Provider value={client}>
      <Jobs />
    </Provider>
  );
}

createRoot(document.body.appendChild(document.createElement("main"))).render(<App />);
