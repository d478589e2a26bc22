import { createServer } from 'node:http'

/**
 * A reporting system above, as a process of its own: keeps what it is told by address, demands the secret, is busy at the first telling, refuses a report whose shares are
 * not their fractions and a correction without a ground, and decides on the rest when asked again. Prints its port.
 */
const SECRET = process.argv[2] ?? ''
const told = new Map<string, { body: string; times: number; asked: number }>()

interface Line {
  value: number | null
  numerator?: number | null
  denominator?: number | null
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const body = Buffer.concat(chunks).toString('utf8')
    const answer = (status: number, value: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    if (request.headers.authorization !== `Bearer ${SECRET}`) return answer(401, { state: 'refused' })
    const url = request.url ?? ''
    if (url === '/told')
      return answer(
        200,
        [...told].map(([path, one]) => ({ path, ...one })),
      )
    const known = told.get(url) ?? { body: '', times: 0, asked: 0 }
    told.set(url, known)
    if (request.method === 'GET') {
      known.asked += 1
      return answer(200, { state: known.asked < 2 ? 'pending' : 'accepted', receipt: 'QG-0001' })
    }
    known.times += 1
    if (known.times === 1) return answer(503, {})
    known.body = body
    const { lines, correction } = JSON.parse(body) as { lines: Line[]; correction: string | null }
    const wrong = lines.some(
      (line) => line.denominator && Math.abs((100 * (line.numerator ?? 0)) / line.denominator - (line.value ?? 0)) > 0.06,
    )
    if (wrong) return answer(422, { state: 'refused', note: 'Tỷ lệ không khớp tử số, mẫu số.' })
    if (correction?.includes('không nêu căn cứ'))
      return answer(422, { state: 'refused', note: 'Bản đính chính không nêu căn cứ.' })
    return answer(200, { state: 'pending' })
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`${typeof address === 'object' && address ? address.port : ''}\n`)
})
