import { componentText } from '#ui/component-texts'
import { useShell } from '#ui/shell'

/** A step's name, and its address where one may go back to it. */
type Step = string | { label: string; href?: string | undefined }

/** Where one stands in an application. @param current index of the present step, from 0. */
export function Steps({ steps, current }: { steps: readonly Step[]; current: number }) {
  const t = componentText(useShell())
  const all = steps.map((step) => (typeof step === 'string' ? { label: step, href: undefined } : step))
  return (
    <div class="steps">
      <p>{t.step(current + 1, all.length, all[current]?.label ?? '')}</p>
      <ol>
        {all.map((step, index) => (
          <li
            key={step.label}
            class={index < current ? 'done' : index === current ? 'now' : undefined}
            aria-current={index === current ? 'step' : undefined}
          >
            {step.href && index < current ? <a href={step.href}>{step.label}</a> : <span>{step.label}</span>}
            {index < current ? <span class="unseen"> ({t.stepDone})</span> : null}
          </li>
        ))}
      </ol>
    </div>
  )
}
