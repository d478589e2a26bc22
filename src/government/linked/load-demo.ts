import { agencyCode, agencyNames, demoAgencyId } from '#foundation/organizations'
import { asSystem, type Ctx } from '#platform/context'
import { nameAuthority } from './name-authority.ts'

/** In the demo the commune's police and the social insurance office work on the same program; the identity office does not. */
export async function loadDemoLinked(outer: Ctx): Promise<void> {
  const ctx = asSystem(outer, 'demo')
  const agencyId = demoAgencyId('xa-quynh-phu')
  for (const [authority, slug] of [
    ['Công an cấp xã', 'cong-an-xa-quynh-phu'],
    ['Cơ quan bảo hiểm xã hội', 'bhxh-quynh-phu'],
  ] as const) {
    const doing = demoAgencyId(slug)
    // A demo of before these agencies were in it goes on without them.
    if (!(await agencyNames(ctx, [doing])).has(doing)) continue
    await nameAuthority(ctx, { agencyId, authority, doingAgencyCode: await agencyCode(ctx, doing) })
  }
}
