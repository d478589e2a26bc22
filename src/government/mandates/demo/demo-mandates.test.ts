import { expect, it } from 'vitest'
import { demoCitizens, demoPersonId } from '#foundation/identity'
import { citizen, demoWorld, testApp, testDatabase } from '#testing'

const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity', 'procedures', 'mandates'])
const app = testApp(world)
const person = (n: number) => citizen(demoPersonId(demoCitizens[n]!.idNumber), demoCitizens[n]!.fullName)
const page = async (n: number) => (await (await app.get('/uy-quyen', person(n))).text()).replace(/<[^>]+>/g, ' ')

it('the first citizen holds her mother’s mandate from paper, has given one and was offered one', async () => {
  const lan = await page(0)
  for (const said of [
    'Ngô Thị Hạnh',
    'UBND xã Quỳnh Phụ, tỉnh Hưng Yên ghi nhận',
    'Nguyễn Quang Minh',
    'Trần Văn Hùng',
    'Nhận ủy quyền',
  ])
    expect(lan).toContain(said)
  expect(lan.match(/Đang có hiệu lực/g)).toHaveLength(2)
})

it('the second citizen has one that waits and one that was taken back', async () => {
  const hung = await page(1)
  for (const said of ['Chờ đồng ý', 'Đã thu hồi', 'Lê Thị Hương']) expect(hung).toContain(said)
})

it('was written down without telling anybody, is dated before the first start, and is not made twice', async () => {
  const { modules } = world
  const count = async () => (await database.pool.query('select count(*)::int as n from mandates.mandate')).rows[0].n
  await modules.find((one) => one.name === 'mandates')!.demo!(world.ctx(), () => {})
  expect(await count()).toBe(4)
  expect((await database.pool.query('select 1 from notifications.message')).rows).toEqual([])
  const { rows } = await database.pool.query('select 1 from mandates.mandate where granted_at > now() or accepted_at > now()')
  expect(rows).toEqual([])
})
