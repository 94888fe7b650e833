import type { EntryPoint } from "./addresses.ts";

interface Example {
  /** What it is for, such as "First call". */
  label: string;
  text: string;
}

interface Client {
  title: string;
  /** Who calls this API. */
  about: string;
  reference: { href: string; label: string };
  /** @param user the reader's name */
  examples: (address: string, user: string, entry: EntryPoint) => Example[];
}

const json = "-H 'Content-Type: application/json'";
const restReference = (name: string) => ({ href: `/docs#${name}`, label: "Reference of its REST API" });

/** How each API is called: a line for a shell, and the setting of the original's own client. */
export const clients: Readonly<Record<string, Client>> = {
  graphql: {
    title: "GraphQL",
    about: "For new programs and pages: queries, mutations and live subscriptions on everything.",
    reference: { href: "/graphql", label: "GraphiQL, with the whole schema" },
    examples: (address, user) => [
      {
        label: "First call (curl asks for the password)",
        text: `curl -s -u ${user} ${address} ${json} \\\n  -d '{"query": "{ me { username role } jobs { totalCount } }"}'`,
      },
      {
        label: "Command line",
        text: `export GANTRY_URL=${new URL(address).origin} GANTRY_TOKEN=KEY\nnpm run gantry -- job list`,
      },
    ],
  },
  ufdl: {
    title: "UFDL",
    about: "Job launchers, the web client, and scripts with ufdl-python-client or ufdl4j.",
    reference: restReference("ufdl"),
    examples: (address, user) => [
      {
        label: "First call: log in for a token",
        text: `curl -s ${address}/v1/auth/obtain ${json} \\\n  -d '{"username": "${user}", "password": "PASSWORD"}'`,
      },
      {
        label: "Python client",
        text: `from ufdl.pythonclient import UFDLServerContext\ncontext = UFDLServerContext("${address}", "${user}", "PASSWORD")`,
      },
      {
        label: "Job launcher, in its configuration file",
        text: `[backend]\nurl = ${address}\nuser = ${user}\npassword = PASSWORD`,
      },
    ],
  },
  scale: {
    title: "Scale",
    about: "The nodes page of its web interface, and scripts with a token.",
    reference: restReference("scale"),
    examples: (address, user, { anonymous }) => [
      anonymous === "READ" || anonymous === "WRITE"
        ? { label: "First call", text: `curl -s '${address}/v6/nodes/?is_active=true'` }
        : {
            label: "First call: a token for a password",
            text: `curl -s ${address}/api-token-auth/ -d username=${user} -d password=PASSWORD`,
          },
      {
        label: "With the token",
        text: `curl -s ${address}/v6/nodes/ -H 'Authorization: Token TOKEN'`,
      },
      {
        label: "Web interface, in assets/appConfig.json",
        text: `"apiPrefix": "${new URL(address).pathname.replace(/\/$/, "")}/",\n"authEnabled": false`,
      },
    ],
  },
  nodepool: {
    title: "Nodepool",
    about: "curl and scripts. Changes need a name and a password.",
    reference: restReference("nodepool"),
    examples: (address, user, { anonymous }) => [
      anonymous === "OFF"
        ? {
            label: "First call (curl asks for the password)",
            text: `curl -s -u ${user} ${address}/v1/dib_images`,
          }
        : { label: "First call", text: `curl -s ${address}/v1/dib_images` },
      {
        label: "Build an image (curl asks for the password)",
        text: `curl -s -u ${user} -X POST ${address}/v1/dib_images/NAME/build`,
      },
    ],
  },
  coalition: {
    title: "Coalition",
    about:
      "Scripts with coalition.py, render farm workers, and its web page. Its clients know a host and a port only.",
    reference: restReference("coalition"),
    examples: (address, user, { anonymous }) => {
      const { hostname, port, protocol } = new URL(address);
      const number = port || (protocol === "https:" ? "443" : "80");
      return [
        anonymous === "OFF"
          ? {
              label: "First call (curl asks for the password)",
              text: `curl -s -u ${user} ${address}/api/jobs`,
            }
          : { label: "First call", text: `curl -s ${address}/api/jobs` },
        {
          label: "Python module",
          text: `import coalition\nconnection = coalition.Connection("${hostname}", ${number})`,
        },
        { label: "Worker", text: `python worker.py ${address}` },
      ];
    },
  },
};
