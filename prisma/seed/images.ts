import type { Actor } from "../../src/domain/actor.ts";
import { buildImage } from "../../src/domain/images/build.ts";
import { describeDibImage, describeSnapshotImage } from "../../src/domain/images/describe.ts";
import { addDiskImage } from "../../src/domain/images/diskImages.ts";
import { setLabel } from "../../src/domain/images/labels.ts";
import { addProvider, setProviderImage } from "../../src/domain/images/providers.ts";
import { uploadImage } from "../../src/domain/images/upload.ts";
import type { Stage } from "./stage.ts";

const provider = "cloud-one";
const [older, newer] = ["ubuntu-22.04", "ubuntu-24.04"] as const;

/** Images for a cloud as Nodepool's operators have them: one that is built and uploaded, one that is being built. */
export async function seedImages(stage: Stage, admin: Actor): Promise<void> {
  await stage.run(admin, async (change) => {
    await addProvider(change, provider);
    for (const image of [older, newer]) {
      await addDiskImage(change, image);
      await setProviderImage(change, { provider, name: image, diskImage: image });
    }
    await setLabel(change, { name: "ubuntu-small", image: older });
  });
  const builder = await stage.worker(admin, { name: "image-builder", ip: "10.0.3.1" });

  const built = await stage.run(admin, (change) => buildImage(change, older));
  await stage.begin(builder, built.id);
  await stage.run(builder, (change) =>
    describeDibImage(change, Number(built.dibImageId), { filename: `/opt/images/${older}-0000000001.qcow2` }),
  );
  await stage.end(builder, built.id);

  const uploaded = await stage.run(admin, (change) => uploadImage(change, { name: older, provider }));
  await stage.begin(builder, uploaded.id);
  await stage.run(builder, (change) =>
    describeSnapshotImage(change, Number(uploaded.snapshotImageId), { externalId: "img-4f1c" }),
  );
  await stage.end(builder, uploaded.id);

  const building = await stage.run(admin, (change) => buildImage(change, newer));
  await stage.begin(builder, building.id);
  await stage.report(builder, building.id, 0.4, { step: "packages" }, "installing packages\n");
}
