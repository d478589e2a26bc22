/** Officers did work of this agency on this civil day. */
export interface WorkDone {
  agencyId: string
  day: string
}

export const WORK_DONE = 'tasks.work-done'
