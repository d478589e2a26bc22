import type { Ctx } from '#platform/context'
import { reportRow } from './get-report.ts'
import { sealReport } from './seal-report.ts'
import type { ReportKey } from './tables.ts'

/** The sealed PDF of a signed report, for who may see the report; made now where the job has not come round. Throws not_found. */
export async function openReportPdf(ctx: Ctx, key: ReportKey): Promise<{ name: string; mediaType: string; bytes: Uint8Array }> {
  await reportRow(ctx, key)
  const { sha256, report } = await sealReport(ctx, key)
  return {
    name: `bao-cao-${report.kind_code}-${report.period}-${report.version}.pdf`,
    mediaType: 'application/pdf',
    bytes: await ctx.ports.files.get(sha256),
  }
}
