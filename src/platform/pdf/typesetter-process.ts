import { createTypesetter, type Order } from './typesetter.ts'

/** The process behind `typeset`: one order at a time, until its parent lets go of it or is gone. */
const typesetter = createTypesetter()
process.on('message', (order: Order) => {
  process.send?.(typesetter(order))
})
process.on('disconnect', () => process.exit(0))
// Ctrl-C reaches the whole group; the parent ends in order and then closes the channel.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => {})
