// Validates the OpenAPI document on standard input, apart from Jest, which can't load the validator's mixture of modules.
// Prints its version of OpenAPI; ends with 1 and the reason when it is not valid.
import { text } from "node:stream/consumers";
import swaggerParser from "@apidevtools/swagger-parser";

try {
  const { openapi } = await swaggerParser.validate(JSON.parse(await text(process.stdin)));
  process.stdout.write(openapi);
} catch (error) {
  process.stderr.write(String(error?.message ?? error));
  process.exitCode = 1;
}
