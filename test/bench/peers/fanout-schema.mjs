/** The part of Gantry's graph that B9 subscribes to. */
export const typeDefs = `
  type Job { number: Int! title: String! state: String! progress: Float }
  type JobChange { kind: String! job: Job }
  type Query { ready: Boolean! }
  type Subscription { jobChanged(id: ID!): JobChange! }
`;

/** Where things stand, as Gantry's first payload tells. */
export const snapshot = { kind: "SNAPSHOT", job: { number: 1, title: "t", state: "WORKING", progress: 0 } };
