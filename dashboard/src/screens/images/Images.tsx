import type { ReactNode } from "react";
import { Link, useSearchParams } from "wouter";
import { Empty } from "../../components/Empty.tsx";
import { Failure } from "../../components/Failure.tsx";
import { Loading } from "../../components/Loading.tsx";
import { useLive } from "../../graph/live.ts";
import { type EventType, ImagesDocument, JobListChangedDocument } from "../../graph/operations.generated.ts";
import { useGraph } from "../../graph/queries.ts";
import { useEvents } from "../../graph/useEvents.ts";
import { useRefresh } from "../../graph/useRefresh.ts";
import { useAdminOnly } from "../../graph/viewer.ts";
import { ProviderImages, Snapshots } from "./AtProviders.tsx";
import { Builds, DiskImages } from "./Builds.tsx";

const news: readonly EventType[] = ["IMAGE_CREATED", "IMAGE_CHANGED", "IMAGE_REMOVED", "PROVIDER_CHANGED"];
const imageJobs = { filter: { kind: { eq: "IMAGE" as const } } };

/** Disk images, their builds and the images at providers (Nodepool), live. `image` in the URL shows one only. */
export default function Images() {
  const [params, setParams] = useSearchParams();
  const wanted = params.get("image") ?? "";
  const answer = useGraph(ImagesDocument, {});
  const refused = useEvents(news, [ImagesDocument]);
  // Progress is told by the jobs that make images.
  useLive(JobListChangedDocument, imageJobs, useRefresh([ImagesDocument]));
  const refusal = useAdminOnly();
  const error = answer.error ?? (refused ? new Error(refused) : null);
  if (error) return <Failure error={error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Loading label="Loading images…" />;
  const { diskImages, dibImages, providerImages, snapshotImages } = answer.data;
  const names = [...new Set([...diskImages.nodes, ...providerImages.nodes].map(({ name }) => name))].sort();
  const shown = (image: string) => wanted === "" || image === wanted;
  const some = diskImages.nodes.filter(({ name }) => shown(name));
  const builds = dibImages.nodes.filter(({ image }) => shown(image));
  const held = providerImages.nodes.filter(({ name, diskImage }) => shown(name) || shown(diskImage ?? name));
  const snapshots = snapshotImages.nodes.filter(({ image }) => shown(image));
  return (
    <div className="screen">
      <header className="screen-head">
        <h1>Images</h1>
        <select
          aria-label="Image"
          value={wanted}
          onChange={({ target }) => setParams(target.value ? { image: target.value } : {}, { replace: true })}
        >
          <option value="">All images</option>
          {wanted !== "" && !names.includes(wanted) && <option>{wanted}</option>}
          {names.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        {refusal && <span className="muted">Only admins build, upload and delete images.</span>}
      </header>
      {names.length === 0 && snapshots.length === 0 && builds.length === 0 ? (
        <Empty title="No images">
          They come from a nodepool.yaml (NODEPOOL_CONFIG), or are added by an admin under{" "}
          <Link href="/ui/admin/providers">Admin, Providers</Link>.
        </Empty>
      ) : (
        <>
          <Part title="Disk images" none={some.length === 0 && "No disk image can be built."}>
            <DiskImages
              diskImages={some}
              builds={dibImages.nodes}
              complete={dibImages.totalCount === dibImages.nodes.length}
              refusal={refusal}
            />
          </Part>
          <Part title="Builds" none={builds.length === 0 && "Nothing has been built."}>
            <Builds builds={builds} refusal={refusal} />
          </Part>
          <Part title="Provider images" none={held.length === 0 && "No provider can hold an image."}>
            <ProviderImages images={held} refusal={refusal} />
          </Part>
          <Part title="At providers" none={snapshots.length === 0 && "No image is at a provider."}>
            <Snapshots snapshots={snapshots} refusal={refusal} />
          </Part>
        </>
      )}
    </div>
  );
}

function Part({ title, none, children }: { title: string; none: string | false; children: ReactNode }) {
  return (
    <section className="panel" aria-labelledby={title}>
      <h2 id={title}>{title}</h2>
      {none ? <p className="muted">{none}</p> : children}
    </section>
  );
}
