import type { ComponentChildren } from 'preact'
import { useShell } from '#ui/shell'

interface FormProps {
  action: string
  children: ComponentChildren
  /** Set where the form carries files. */
  files?: boolean
  /** A search: shows in the address and needs no token. */
  method?: 'post' | 'get'
  inline?: boolean
}

/** A form. A POST carries the hidden token that proves where it comes from and makes a second sending harmless. */
export function Form({ action, children, files, method = 'post', inline }: FormProps) {
  const shell = useShell()
  return (
    <form
      method={method}
      action={action}
      enctype={files ? 'multipart/form-data' : undefined}
      class={inline ? 'inline-form' : undefined}
      novalidate
    >
      {method === 'post' ? <input type="hidden" name="_token" value={shell.formToken()} /> : null}
      {children}
    </form>
  )
}
