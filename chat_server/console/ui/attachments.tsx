// The files of a message, and those that the agent attaches to a reply.

import { useLayoutEffect, useRef } from "preact/hooks";
import type { Attachment, Conversation } from "../core/wire";
import type { Chosen } from "../io/attaching";
import { attachmentWords } from "../texts/attachment_words";
import { Icon } from "./icons";
import { usePlace } from "./place";

const ACCEPTED = "image/png,image/jpeg,image/gif,image/webp,application/pdf,text/plain";
const MEGABYTE = 1_000_000;

/** Pictures small, all else by name and size; each opens in a tab of its own. */
export function Attachments({ files }: { files: readonly Attachment[] | undefined }) {
  const { texts } = usePlace().state;
  const words = attachmentWords(texts);
  if (!files?.length) return null;
  return (
    <ul class="attachments">
      {files.map((file) => (
        <li key={file.id}>
          <a href={file.url} target="_blank" rel="noopener" class={isImage(file) ? "picture" : "file"} data-testid="attachment">
            {isImage(file) ? (
              <img src={file.url} width={file.width} height={file.height} alt={words.picture(file.name)} loading="lazy" />
            ) : (
              <>
                <b>{file.name}</b> <span class="soft">{sizeText(file.size, texts.locale)}</span>
              </>
            )}
            <span class="unseen"> ({words.opensInTab})</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

const isImage = ({ type }: Attachment): boolean => type.startsWith("image/");

function sizeText(bytes: number, locale: string): string {
  const [value, unit] = bytes < MEGABYTE ? [Math.ceil(bytes / 1000), "kilobyte"] : [bytes / MEGABYTE, "megabyte"];
  return new Intl.NumberFormat(locale, { style: "unit", unit, maximumFractionDigits: 1 }).format(value);
}

/** The button that chooses files for a reply. */
export function AttachButton({ conversation }: { conversation: Conversation }) {
  const { state, attaching } = usePlace();
  const label = attachmentWords(state.texts).attach;
  useCarriedFiles((files) => attaching.add(conversation.id, files));
  return (
    <label class="attach-button" title={label}>
      <Icon name="attach" />
      <input
        type="file"
        multiple
        accept={ACCEPTED}
        aria-label={label}
        data-testid="attach"
        onChange={({ currentTarget }) => {
          attaching.add(conversation.id, [...(currentTarget.files ?? [])]);
          currentTarget.value = "";
        }}
      />
    </label>
  );
}

/** Take files that are pasted or dropped anywhere on the page. */
function useCarriedFiles(take: (files: File[]) => void): void {
  const taking = useRef(take);
  taking.current = take;
  // At once: a file that is dropped as soon as the box is there would open in the page's place.
  useLayoutEffect(() => {
    const carry = (event: Event) => {
      const { clipboardData, dataTransfer } = event as Event & Partial<Pick<ClipboardEvent & DragEvent, "clipboardData" | "dataTransfer">>;
      const carried = clipboardData ?? dataTransfer;
      // A spreadsheet copies its cells as a picture too: there the words are meant.
      if (!carried?.types.includes("Files") || carried.types.includes("text/plain")) return;
      event.preventDefault();
      taking.current([...carried.files]);
    };
    const kinds = ["paste", "dragover", "drop"];
    for (const kind of kinds) document.addEventListener(kind, carry);
    return () => kinds.forEach((kind) => document.removeEventListener(kind, carry));
  }, []);
}

/** The files that go with the next reply. */
export function ChosenFiles({ conversation }: { conversation: Conversation }) {
  const { state, attaching } = usePlace();
  const chosen = attaching.of(conversation.id);
  if (chosen.length === 0) return null;
  return (
    <ul class="chosen-files" aria-label={attachmentWords(state.texts).chosen}>
      {chosen.map((each) => (
        <ChosenFile key={each.key} chosen={each} remove={() => attaching.remove(conversation.id, each.key)} />
      ))}
    </ul>
  );
}

function ChosenFile({ chosen, remove }: { chosen: Chosen; remove: () => void }) {
  const { texts } = usePlace().state;
  const words = attachmentWords(texts);
  const { name, attachment, fault } = chosen;
  return (
    <li data-testid="chosen-file" data-state={attachment ? "done" : fault ? "fault" : "sending"}>
      <b>{name}</b>
      <span role="status" class="soft">
        {attachment ? sizeText(attachment.size, texts.locale) : fault ? (words.faults[fault] ?? words.otherFault) : words.uploading}
      </span>
      <button type="button" class="quiet" aria-label={words.remove(name)} onClick={remove}>
        <Icon name="close" size={14} />
      </button>
    </li>
  );
}
