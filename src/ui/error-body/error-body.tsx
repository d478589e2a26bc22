import { ButtonLink } from '#ui/button'
import { componentText } from '#ui/component-texts'
import { useShell } from '#ui/shell'

interface ErrorBodyProps {
  status: number
  title: string
  /** What happened, what was kept, what to do. */
  message: string
  fields: Record<string, string>
  /** Longer texts that were sent and could not be kept: shown again, to be copied. */
  typed?: string[]
  requestId: string
}

/** The body of an error page. */
export function ErrorBody({ status, title, message, fields, typed = [], requestId }: ErrorBodyProps) {
  const shell = useShell()
  const t = componentText(shell)
  // What was done stands at the address of the thing itself, one step up: /xu-ly/<code>/tiep-nhan.
  const back = /^(\/[^/?]+\/.+)\/[^/]+$/.exec(shell.path.split('?')[0]!)?.[1]
  const reasons = Object.values(fields)
  return (
    <>
      <h1>{title}</h1>
      <p class="lead">{message}</p>
      {reasons.length > 0 ? (
        <ul>
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      ) : null}
      {typed.length > 0 ? (
        <section aria-labelledby="da-nhap">
          <h2 id="da-nhap">{t.youTyped}</h2>
          {typed.map((part) => (
            <blockquote key={part}>{part}</blockquote>
          ))}
        </section>
      ) : null}
      <div class="button-group">
        {status === 401 ? <ButtonLink href={`/dang-nhap?ve=${encodeURIComponent(shell.path)}`}>{t.signIn}</ButtonLink> : null}
        {status === 409 && back ? <ButtonLink href={back}>{t.seeNow}</ButtonLink> : null}
        <ButtonLink href="/" kind="secondary">
          {t.backHome}
        </ButtonLink>
      </div>
      <p class="small">
        {t.errorCode}: <span class="code">{requestId}</span>
      </p>
    </>
  )
}
