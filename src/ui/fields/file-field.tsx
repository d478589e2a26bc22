import { formatNumber } from '#platform/time'
import { componentText } from '#ui/component-texts'
import { useShell } from '#ui/shell'
import { Field, type FieldProps } from './text-fields.tsx'

interface FileFieldProps extends FieldProps {
  multiple?: boolean
  accept?: string
  /** What may be sent, said before it is chosen: kinds as words, and the most bytes of one file. */
  limits?: { types: string; maxBytes: number } | undefined
  /** Files sent before; each can be removed by the button's name and its id. */
  uploaded?: { id: string; name: string; size: number }[]
  removeName?: string
}

const sizeText = (bytes: number) =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${formatNumber(Math.round(bytes / 100_000) / 10)} MB`

/** A limit as it is set: 10 × 1024² bytes are told as 10 MB, the same as the server’s refusal says. */
const limitText = (bytes: number): string =>
  bytes % 1024 ** 2 === 0
    ? `${bytes / 1024 ** 2} MB`
    : bytes % 1024 === 0 && bytes < 1024 ** 2
      ? `${bytes / 1024} kB`
      : sizeText(bytes)

/** Files to send, with those already sent. A phone offers its camera by itself. */
export function FileField(props: FileFieldProps) {
  const t = componentText(useShell())
  const limit = props.limits ? t.fileLimit(props.limits.types, limitText(props.limits.maxBytes)) : undefined
  return (
    <Field
      props={{ ...props, hint: [props.hint, limit].filter(Boolean).join(' ') || undefined }}
      control={(attributes) => (
        <>
          {props.uploaded && props.uploaded.length > 0 ? (
            <ul class="files" aria-label={t.chosenFiles}>
              {props.uploaded.map((file) => (
                <li key={file.id}>
                  <span>
                    {file.name} <span class="small">{sizeText(file.size)}</span>
                  </span>
                  {props.removeName ? (
                    <button type="submit" class="link-button" name={props.removeName} value={file.id}>
                      {t.remove}
                      <span class="unseen"> {file.name}</span>
                    </button>
                  ) : null}
                </li>
              ))}
            </ul>
          ) : null}
          <input {...attributes} class="input" type="file" multiple={props.multiple} accept={props.accept} />
        </>
      )}
    />
  )
}
