// The newest jobs, live, with Apollo Client.
import {
  ApolloClient,
  ApolloLink,
  gql,
  HttpLink,
  InMemoryCache,
  type TypedDocumentNode,
} from "@apollo/client";
import { GraphQLWsLink } from "@apollo/client/link/subscriptions";
import { ApolloProvider, useMutation, useQuery, useSubscription } from "@apollo/client/react";
import { OperationTypeNode } from "graphql";
import { createClient as createSocket } from "graphql-ws";
import { useState } from "react";
import { createRoot } from "react-dom/client";
import { Login } from "../Login.tsx";
import { gateway, socketUrl } from "../session.ts";

interface Job {
  id: string;
  number: number;
  title: string;
  state: string;
}

const jobs: TypedDocumentNode<{ jobs: { nodes: Job[] } }, Record<string, never>> = gql`
  query Jobs {
    jobs(first: 20, orderBy: [{ field: NUMBER, direction: DESC }]) { nodes { id number title state } }
  }
`;
const addJob: TypedDocumentNode<{ createCommandJob: { errors: { message: string }[] } }, { title: string }> =
  gql`
  mutation AddJob($title: String!) {
    createCommandJob(input: { title: $title, command: "true" }) { job { id } errors { message } }
  }
`;
const changes: TypedDocumentNode<
  { jobListChanged: { kind: string; job: Job | null } },
  Record<string, never>
> = gql`
  subscription Changes {
    jobListChanged { kind job { id number title state } }
  }
`;

/** The session's cookie goes along with requests and with the socket. */
function makeClient(): ApolloClient {
  const requests = new HttpLink({ uri: `${gateway}/graphql`, credentials: "include" });
  const subscriptions = new GraphQLWsLink(createSocket({ url: socketUrl }));
  return new ApolloClient({
    cache: new InMemoryCache(),
    link: ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      subscriptions,
      requests,
    ),
  });
}

function Jobs() {
  const { data, error, refetch } = useQuery(jobs);
  const [add, added] = useMutation(addJob);
  // A job that is new to the list is asked for; the cache shows every other change by itself.
  useSubscription(changes, {
    onData: (next) => {
      if (next.data.data?.jobListChanged.kind !== "SNAPSHOT") void refetch();
    },
  });
  if (error) return <p role="alert">{error.message}</p>;
  return (
    <>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void add({ variables: { title: String(new FormData(event.currentTarget).get("title")) } });
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
  const [client, setClient] = useState<ApolloClient | null>(null);
  if (!client) return <Login onDone={() => setClient(makeClient())} />;
  return (
    <ApolloProvider client={client}>
      <Jobs />
    </ApolloProvider>
  );
}

createRoot(document.body.appendChild(document.createElement("main"))).render(<App />);
