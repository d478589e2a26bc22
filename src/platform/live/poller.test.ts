import { expect, it, vi } from 'vitest'
import type { Ctx } from '#platform/context'
import { createPoller } from './poller.ts'

it('asks for nothing once the last watcher has gone, and goes on when the next comes', async () => {
  vi.useFakeTimers()
  const asked: string[][] = []
  const warn = vi.fn()
  const ctx = { now: new Date(), log: { warn } } as unknown as Ctx
  const poller = createPoller(async (_, keys) => {
    asked.push(keys)
    return new Map(keys.map((key) => [key, asked.length]))
  })
  const stop = poller.watch(ctx, 'a', () => undefined)
  await vi.advanceTimersByTimeAsync(1000)
  expect(asked).toEqual([['a']])
  stop()
  await vi.advanceTimersByTimeAsync(3000)
  expect(asked).toEqual([['a']])
  const changed = vi.fn()
  poller.watch(ctx, 'b', changed)
  await vi.advanceTimersByTimeAsync(1000)
  expect(asked).toEqual([['a'], ['b']])
  expect(changed).toHaveBeenCalledOnce()
  expect(warn).not.toHaveBeenCalled()
  vi.useRealTimers()
})
