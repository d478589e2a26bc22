import { componentText } from '#ui/component-texts'
import { useShell } from '#ui/shell'

/** Where one stands in an application. @param current index of the present step, from 0. */
export function Steps({ steps, current }: { steps: string[]; current: number }) {
  const t = componentText(useShell())
  return (
    <div class="steps">
      <p>{t.step(current + 1, steps.length, steps[current] ?? '')}</p>
      <ol aria-hidden="true">
        {steps.map((step, index) => (
          <li key={step} class={index < current ? 'done' : index === current ? 'now' : undefined} />
        ))}
      </ol>
    </div>
  )
}
