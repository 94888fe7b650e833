import { ActionButton } from "../../components/ActionButton.tsx";
import { type Column, Table } from "../../components/Table.tsx";
import { Time } from "../../components/Time.tsx";
import {
  DeleteSnapshotImageDocument,
  type ImagesQuery,
  UpdateImageDocument,
  UploadImageDocument,
} from "../../graph/operations.generated.ts";
import { perform } from "../../graph/perform.ts";
import { request } from "../../graph/request.ts";
import { Making } from "./Making.tsx";
import { ProvisionBadge } from "./ProvisionBadge.tsx";

type ProviderImage = ImagesQuery["providerImages"]["nodes"][number];
type Snapshot = ImagesQuery["snapshotImages"]["nodes"][number];

/** Which images providers can hold, with what brings a new one there. */
export function ProviderImages({
  images,
  refusal,
}: {
  images: readonly ProviderImage[];
  refusal: string | null;
}) {
  const columns: readonly Column<ProviderImage>[] = [
    { label: "Image", cell: ({ name }) => <strong>{name}</strong> },
    { label: "Provider", cell: ({ provider }) => provider.name },
    {
      label: "Made from",
      wide: true,
      cell: ({ diskImage }) => (diskImage ? `disk image ${diskImage}` : "a machine at the provider"),
    },
    {
      label: "Actions",
      silent: true,
      right: true,
      cell: ({ name, diskImage, provider }) =>
        diskImage ? (
          <ActionButton
            label="Upload"
            about={`${name} to ${provider.name}`}
            refusal={refusal}
            question={`Queue a job that brings the newest ready build of ${diskImage} there?`}
            onAct={() =>
              void perform(
                `Upload of ${name} queued`,
                request(UploadImageDocument, { name: diskImage, provider: provider.name }),
              )
            }
          />
        ) : (
          <ActionButton
            label="Update"
            about={`${name} at ${provider.name}`}
            refusal={refusal}
            question="Queue a job that makes a new snapshot there?"
            onAct={() =>
              void perform(
                `Update of ${name} queued`,
                request(UpdateImageDocument, { id: name, provider: provider.name }),
              )
            }
          />
        ),
    },
  ];
  return (
    <Table label="List of provider images" columns={columns} rows={images} keyOf={({ number }) => number} />
  );
}

/** What is at the providers, or on its way there. */
export function Snapshots({
  snapshots,
  refusal,
}: {
  snapshots: readonly Snapshot[];
  refusal: string | null;
}) {
  const columns: readonly Column<Snapshot>[] = [
    {
      label: "Image",
      cell: ({ number, image }) => (
        <>
          <strong>{image}</strong> <span className="muted">{number}</span>
        </>
      ),
    },
    { label: "Provider", wide: true, cell: ({ provider }) => provider },
    { label: "State", cell: ({ state }) => <ProvisionBadge state={state} /> },
    { label: "Made by", cell: ({ jobs }) => <Making jobs={jobs} /> },
    { label: "Since", wide: true, cell: ({ stateSince }) => <Time at={stateSince} /> },
    {
      label: "Id there",
      wide: true,
      cell: ({ externalId }) => (externalId ? <code>{externalId}</code> : "–"),
    },
    {
      label: "Actions",
      silent: true,
      right: true,
      cell: ({ number, image, provider }) => (
        <ActionButton
          label="Delete"
          about={`${image} at ${provider}`}
          refusal={refusal}
          question="Remove this image from its provider? A job that still makes it is cancelled."
          onAct={() =>
            void perform(`Image ${number} deleted`, request(DeleteSnapshotImageDocument, { id: number }))
          }
        />
      ),
    },
  ];
  return (
    <Table
      label="List of images at providers"
      columns={columns}
      rows={snapshots}
      keyOf={({ number }) => number}
    />
  );
}
