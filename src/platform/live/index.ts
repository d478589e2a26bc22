export { createPoller, type Poller } from './poller.ts'
export { closeLiveStreams, liveStream } from './stream.ts'
