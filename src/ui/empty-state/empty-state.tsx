import { ButtonLink } from '#ui/button'

interface EmptyStateProps {
  title: string
  text: string
  action?: { href: string; label: string }
}

/** Nothing here yet: says so, and where to go. */
export function EmptyState({ title, text, action }: EmptyStateProps) {
  return (
    <section class="empty">
      <h2>{title}</h2>
      <p>{text}</p>
      {action ? <ButtonLink href={action.href}>{action.label}</ButtonLink> : null}
    </section>
  )
}
