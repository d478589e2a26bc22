export interface WorklistQuery {
  view?: 'all' | 'mine' | 'open'
  kind?: string | undefined
  late?: boolean
  holder?: string | undefined
  after?: string | undefined
}

/** The address of a list of work; what is not asked for stands not in it. */
export function worklistPath({ view, kind, late, holder, after }: WorklistQuery): string {
  const query = new URLSearchParams({
    ...(holder ? { cua: holder } : {}),
    ...(view && view !== 'all' ? { xem: view } : {}),
    ...(late ? { han: 'qua' } : {}),
    ...(kind ? { loai: kind } : {}),
    ...(after ? { after } : {}),
  })
  return query.size > 0 ? `/viec?${query}` : '/viec'
}
