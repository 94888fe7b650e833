import { documentsOf } from "../../contract/replay/documents.ts";

/** Every endpoint of UFDL's documents on nodes and on jobs. */
export const documented = documentsOf("ufdl").documents.flatMap(({ endpoints }) =>
  endpoints.map(({ method, path }) => [method, path] as const),
);

/** What the clients call besides (docs/apis/ufdl.md section 8). */
export const needed = [
  ["POST", "/v1/auth/obtain"],
  ["POST", "/v1/auth/refresh"],
  ["POST", "/v1/auth/verify"],
  ["POST", "/v1/jobs/create"],
  ["POST", "/v1/job-templates/list"],
  ["POST", "/v1/job-templates/import"],
  ["GET", "/v1/job-templates/{PK}"],
  ["POST", "/v1/job-templates/{PK}/create-job"],
  ["GET", "/v1/job-templates/{PK}/get-all-parameters"],
  ["GET", "/v1/job-templates/{PK}/get-types"],
  ["GET", "/v1/job-templates/{PK}/get-outputs"],
  ["POST", "/v1/job-types/list"],
  ["POST", "/v1/job-contracts/list"],
  ["POST", "/v1/hardware/list"],
  ["POST", "/v1/hardware/create"],
  ["GET", "/v1/hardware/{PK}"],
  ["GET", "/v1/hardware/get-hardware-generation/{COMPUTE}"],
  ["GET", "/v1/users/{NAME}"],
  ["POST", "/v1/job-outputs/list"],
  ["GET", "/v1/job-outputs/{PK}"],
  ["POST", "/v1/job-outputs/{PK}/download"],
] as const;
