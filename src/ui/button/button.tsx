import type { ComponentChildren } from 'preact'

type Kind = 'primary' | 'secondary' | 'warning'
const classOf = (kind: Kind | undefined) => (!kind || kind === 'primary' ? 'button' : `button button-${kind}`)

interface ButtonProps {
  children: ComponentChildren
  kind?: Kind
  /** Sent with the form when this button was the one pressed. */
  name?: string
  value?: string
  /** Posts the form elsewhere than its action. */
  formAction?: string
  /** Said to readers after the label, e.g. which row it is. */
  hidden?: string
}

export function Button({ children, kind, name, value, formAction, hidden }: ButtonProps) {
  return (
    <button type="submit" class={classOf(kind)} name={name} value={value} formaction={formAction}>
      {children}
      {hidden ? <span class="unseen"> {hidden}</span> : null}
    </button>
  )
}

export function ButtonLink({ href, children, kind }: { href: string; children: ComponentChildren; kind?: Kind }) {
  return (
    <a class={classOf(kind)} href={href}>
      {children}
    </a>
  )
}

export const ButtonGroup = ({ children }: { children: ComponentChildren }) => <div class="button-group">{children}</div>
