import { ActionButton } from "../../components/ActionButton.tsx";
import { type Column, Table } from "../../components/Table.tsx";
import { Time } from "../../components/Time.tsx";
import {
  BuildImageDocument,
  DeleteDibImageDocument,
  type ImagesQuery,
} from "../../graph/operations.generated.ts";
import { perform } from "../../graph/perform.ts";
import { request } from "../../graph/request.ts";
import { Making } from "./Making.tsx";
import { ProvisionBadge } from "./ProvisionBadge.tsx";

type DiskImage = ImagesQuery["diskImages"]["nodes"][number];
type Build = ImagesQuery["dibImages"]["nodes"][number];

interface Properties {
  diskImages: readonly DiskImage[];
  builds: readonly Build[];
  /** Whether these are all builds. */
  complete: boolean;
  /** Why the reader may not change anything; null when he may. */
  refusal: string | null;
}

/** What can be built, each with its newest build. */
export function DiskImages({ diskImages, builds, complete, refusal }: Properties) {
  const newest = ({ name }: DiskImage) => builds.find(({ image }) => image === name);
  const columns: readonly Column<DiskImage>[] = [
    { label: "Name", cell: ({ name }) => <strong>{name}</strong> },
    {
      label: "Newest build",
      cell: (image) => {
        const build = newest(image);
        return build ? (
          <ProvisionBadge state={build.state} />
        ) : (
          <span className="muted">{complete ? "Never built" : "Not built lately"}</span>
        );
      },
    },
    { label: "Since", wide: true, cell: (image) => <Time at={newest(image)?.stateSince} /> },
    { label: "From", wide: true, cell: ({ configured }) => (configured ? "nodepool.yaml" : "the graph") },
    {
      label: "Actions",
      silent: true,
      right: true,
      cell: (image) => (
        <ActionButton
          label="Build"
          about={image.name}
          refusal={
            refusal ?? (newest(image)?.state === "BUILDING" ? `${image.name} is being built already.` : null)
          }
          question="Queue a job that builds it? Earlier builds stay."
          onAct={() =>
            void perform(`Build of ${image.name} queued`, request(BuildImageDocument, { name: image.name }))
          }
        />
      ),
    },
  ];
  return (
    <Table label="List of disk images" columns={columns} rows={diskImages} keyOf={({ number }) => number} />
  );
}

/** All builds, the newest first. */
export function Builds({ builds, refusal }: Omit<Properties, "diskImages" | "complete">) {
  const columns: readonly Column<Build>[] = [
    {
      label: "Build",
      cell: ({ number, image }) => (
        <>
          <strong>{image}</strong> <span className="muted">{number}</span>
        </>
      ),
    },
    { label: "State", cell: ({ state }) => <ProvisionBadge state={state} /> },
    { label: "Made by", cell: ({ jobs }) => <Making jobs={jobs} /> },
    { label: "Since", wide: true, cell: ({ stateSince }) => <Time at={stateSince} /> },
    { label: "File", wide: true, cell: ({ filename }) => (filename ? <code>{filename}</code> : "–") },
    {
      label: "Actions",
      silent: true,
      right: true,
      cell: ({ number, image }) => (
        <ActionButton
          label="Delete"
          about={`build ${number} of ${image}`}
          refusal={refusal}
          question="Remove this build? A job that still makes it is cancelled."
          onAct={() =>
            void perform(`Build ${number} deleted`, request(DeleteDibImageDocument, { id: number }))
          }
        />
      ),
    },
  ];
  return <Table label="List of builds" columns={columns} rows={builds} keyOf={({ number }) => number} />;
}
