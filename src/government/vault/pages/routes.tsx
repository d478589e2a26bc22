import type { Hono } from 'hono'
import { fileResponse } from '#foundation/files'
import { agencyNames } from '#foundation/organizations'
import { isOfficer } from '#platform/context'
import { forbidden, unauthenticated } from '#platform/errors'
import { type Env, page, readForm, redirect } from '#platform/pages'
import { decideConsent } from '../consent.ts'
import { savingsByMonth, savingsOfMonth } from '../list-savings.ts'
import { listVault } from '../list-vault.ts'
import { text } from '../messages.ts'
import { openPaper, removePaper } from '../vault-papers.ts'
import { MonthPage, SavingsPage } from './savings-page.tsx'
import { VaultPage } from './vault-page.tsx'

export function vaultPages(app: Hono<Env>): void {
  app.get('/kho-giay-to', async (c) => {
    const { ctx } = c.var
    if (ctx.actor.kind === 'nobody') return redirect(c, '/dang-nhap?ve=%2Fkho-giay-to')
    return page(c, { title: text(ctx).title }, <VaultPage ctx={ctx} vault={await listVault(ctx)} />)
  })
  app.post('/kho-giay-to/dong-y', async (c) => {
    const form = readForm(c)
    const purpose = form.get('purpose') === 'keepUploads' ? 'keepUploads' : 'reuse'
    await decideConsent(c.var.ctx, purpose, form.get('granted') === 'yes')
    return redirect(c, '/kho-giay-to', { kind: 'success', text: text(c.var.ctx).decided })
  })
  app.get('/kho-giay-to/giay/:id', async (c) => {
    const paper = await openPaper(c.var.ctx, c.req.param('id'))
    return fileResponse({ name: paper.file_name, mediaType: paper.media_type, bytes: paper.bytes })
  })
  app.post('/kho-giay-to/giay/:id/xoa', async (c) => {
    await removePaper(c.var.ctx, c.req.param('id'))
    return redirect(c, '/kho-giay-to', { kind: 'success', text: text(c.var.ctx).removed })
  })
  app.get('/kho-giay-to/tiet-kiem', async (c) => {
    const { ctx } = c.var
    if (ctx.actor.kind === 'nobody') return redirect(c, '/dang-nhap?ve=%2Fkho-giay-to%2Ftiet-kiem')
    if (!isOfficer(ctx.actor)) throw ctx.actor.kind === 'citizen' ? forbidden(ctx) : unauthenticated(ctx)
    const t = text(ctx)
    const month = c.req.query('thang')
    const agencyName = (await agencyNames(ctx, [ctx.actor.agencyId])).get(ctx.actor.agencyId) ?? ctx.actor.agencyName
    if (month && /^\d{4}-\d\d$/.test(month))
      return page(
        c,
        {
          title: t.savingOfMonth(t.monthName(month)),
          breadcrumbs: [{ href: '/kho-giay-to/tiet-kiem', label: t.savingTitle }],
          desk: true,
        },
        <MonthPage ctx={ctx} month={month} rows={await savingsOfMonth(ctx, month)} />,
      )
    return page(
      c,
      { title: t.savingTitle, desk: true },
      <SavingsPage ctx={ctx} agencyName={agencyName} months={await savingsByMonth(ctx)} />,
    )
  })
}
