import type { Ctx } from '#platform/context'
import { Tabs } from '#ui/tabs'
import { text } from '../messages.ts'
import { minePath, usagePath } from './usage-path.ts'

type Current = 'province' | 'agency' | 'mine'

/** The province, the agency, oneself: as far as the reader may see. */
export function Views({ ctx, current, hasProvince, month }: { ctx: Ctx; current: Current; hasProvince: boolean; month: string }) {
  const t = text(ctx)
  return (
    <Tabs
      label={t.views}
      tabs={[
        ...(hasProvince ? [{ href: usagePath('province', month), label: t.provinceTab, current: current === 'province' }] : []),
        { href: usagePath('agency', month), label: t.agencyTab, current: current === 'agency' },
        { href: minePath(month), label: t.mineTab, current: current === 'mine' },
      ]}
    />
  )
}
