import type { Actor } from "../../src/domain/actor.ts";
import { abort } from "../../src/domain/jobs/abort.ts";
import { acquire } from "../../src/domain/jobs/acquire.ts";
import { cancel } from "../../src/domain/jobs/cancel.ts";
import { createFromTemplate } from "../../src/domain/jobs/createFromTemplate.ts";
import { importTemplate } from "../../src/domain/templates/importTemplate.ts";
import type { Cast } from "./nodes.ts";
import type { Stage } from "./stage.ts";

const domain = "Domain<'Image Classification'>";
const contract = `Train<${domain}, Framework<'tensorflow', '1.14'>>`;
const modelType = `Model<${domain}, Framework<'tensorflow', '1.14'>>`;

/** Models trained from a template as UFDL's users do it, with outputs, progress bodies and jobs in every phase. */
export async function seedTraining(stage: Stage, admin: Actor, grace: Actor, { gpus }: Cast): Promise<void> {
  const template = await stage.run(admin, (change) =>
    importTemplate(change, {
      name: "tf-image-classification-train",
      description: "Trains an image classifier",
      scope: "user",
      licence: "Apache 2.0",
      domain: "ic",
      specific: {
        jobType: contract,
        executorClass: "example.ImageClassificationTrain",
        requiredPackages: "tensorflow==1.14",
        parameters: {
          epochs: { types: ["int"], default: 10, help: "How often all images are seen" },
          "learning-rate": { types: ["float"], default: 0.001, help: "How fast weights move" },
        },
      },
    }),
  );
  const make = async (title: string, dataset: number, epochs: number) => {
    const job = await stage.run(grace, (change) =>
      createFromTemplate(change, {
        template: template.id,
        title,
        inputValues: { dataset: { value: dataset, type: `PK<Dataset<${domain}>>` } },
        parameterValues: { epochs: { value: epochs, type: "int" } },
      }),
    );
    return job.id;
  };
  const done = await make("Flowers, ten epochs", 1, 10);
  const broken = await make("Flowers, learning rate too high", 1, 10);
  const running = await make("Birds, forty epochs", 2, 40);
  const taken = await make("Birds, five epochs", 2, 5);
  const unwanted = await make("Birds, by mistake", 2, 400);
  const aborted = await make("Fish, first try", 3, 20);
  await make("Fish, second try", 3, 20);

  const epoch = (pk: number, worker: Actor, at: number, of: number) =>
    stage.report(
      worker,
      pk,
      at / of,
      { epoch: at, loss: Math.round(9_000 / (at + 2)) / 10_000 },
      `epoch ${at}/${of}\n`,
    );
  await stage.begin(gpus[0], done);
  for (const at of [2, 5, 8, 10]) {
    stage.pass(7);
    await epoch(done, gpus[0], at, 10);
  }
  await stage.output(gpus[0], done, "model", modelType, "a model's weights, were it one\n");
  await stage.output(gpus[0], done, "statistics", "JSON", '{"accuracy": 0.93, "loss": 0.075}\n');
  await stage.end(gpus[0], done);

  await stage.begin(gpus[1], broken);
  stage.pass(3);
  await epoch(broken, gpus[1], 1, 10);
  await stage.output(gpus[1], broken, "statistics", "JSON", '{"accuracy": 0.11, "loss": null}\n');
  await stage.end(gpus[1], broken, "loss is NaN after epoch 1");

  await stage.begin(gpus[1], aborted);
  stage.pass(8);
  await stage.run(grace, (change) => cancel(change, unwanted));
  await stage.run(grace, (change) => abort(change, aborted));
  await stage.end(gpus[1], aborted, "aborted");

  await stage.run(gpus[1], (change) => acquire(change, taken));
  await stage.begin(gpus[0], running);
  for (const at of [4, 9, 17]) {
    stage.pass(11);
    await epoch(running, gpus[0], at, 40);
  }
}
