import { FormDialog } from "../../components/FormDialog.tsx";
import { notify } from "../../components/notices.tsx";
import {
  AddDiskImageDocument,
  AddProviderDocument,
  ImportNodepoolConfigDocument,
  SetLabelDocument,
  SetProviderImageDocument,
} from "../../graph/operations.generated.ts";
import { request } from "../../graph/request.ts";

export type Adding = "provider" | "label" | "diskImage" | "providerImage" | "yaml";

interface Kind {
  title: string;
  action: string;
  fields: readonly ("name" | "provider" | "diskImage" | "image" | "yaml")[];
  send: (entered: Readonly<Record<string, string>>) => Promise<{ result: { errors: { message: string }[] } }>;
}

const kinds: Readonly<Record<Adding, Kind>> = {
  provider: {
    title: "Add a provider",
    action: "Add",
    fields: ["name"],
    send: ({ name = "" }) => request(AddProviderDocument, { name }),
  },
  label: {
    title: "Add a label",
    action: "Add",
    fields: ["name", "image"],
    send: ({ name = "", image }) => request(SetLabelDocument, { name, image: image || null }),
  },
  diskImage: {
    title: "Add a disk image",
    action: "Add",
    fields: ["name"],
    send: ({ name = "" }) => request(AddDiskImageDocument, { name }),
  },
  providerImage: {
    title: "Add an image to a provider",
    action: "Add",
    fields: ["provider", "name", "diskImage"],
    send: ({ name = "", provider = "", diskImage }) =>
      request(SetProviderImageDocument, { name, provider, diskImage: diskImage || null }),
  },
  yaml: {
    title: "Import a nodepool.yaml",
    action: "Import",
    fields: ["yaml"],
    send: ({ yaml = "" }) => request(ImportNodepoolConfigDocument, { yaml }),
  },
};

interface Properties {
  what: Adding;
  providers: readonly string[];
  diskImages: readonly string[];
  onClose: () => void;
}

/** Asks for something that providers have, or for a whole nodepool.yaml. */
export function AddSupply({ what, providers, diskImages, onClose }: Properties) {
  const { title, action, fields, send } = kinds[what];
  const options = (names: readonly string[]) => names.map((name) => <option key={name}>{name}</option>);
  return (
    <FormDialog
      title={title}
      action={action}
      onClose={onClose}
      send={send}
      onDone={() => {
        notify("done", "Saved");
        onClose();
      }}
    >
      {fields.includes("provider") && (
        <label>
          Provider
          <select name="provider" required>
            {options(providers)}
          </select>
        </label>
      )}
      {fields.includes("name") && (
        <label>
          Name
          <input name="name" required autoComplete="off" />
        </label>
      )}
      {fields.includes("image") && (
        <label>
          Image that its machines start from
          <input name="image" autoComplete="off" />
        </label>
      )}
      {fields.includes("diskImage") && (
        <label>
          Made from
          <select name="diskImage">
            <option value="">a machine at the provider</option>
            {options(diskImages)}
          </select>
        </label>
      )}
      {fields.includes("yaml") && (
        <label>
          Text of the file
          <textarea name="yaml" required rows={12} className="code" spellCheck={false} />
        </label>
      )}
    </FormDialog>
  );
}
