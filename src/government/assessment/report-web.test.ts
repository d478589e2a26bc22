import { beforeAll, describe, expect, it } from 'vitest'
import { demoAgencyId } from '#foundation/organizations'
import { demoWorld, officer, testApp, testDatabase } from '#testing'

const NOW = new Date('2026-11-23T02:00:00Z')
const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity', 'procedures', 'dossiers'], { at: NOW })
const site = testApp(world, () => NOW)
const leader = officer(demoAgencyId('xa-quynh-phu'), 'leader')
const YEAR = 'ky=khac&tu=2025-01-01&den=2026-11-30'
let html: string

beforeAll(async () => {
  html = await (await site.get(`/bao-cao/mot-cua?${YEAR}`, leader)).text()
}, 120_000)

describe('the report page', () => {
  it('has a list behind every number that is as long as the number says', async () => {
    const links = [...html.matchAll(/href="(\/bao-cao\/mot-cua\/danh-sach[^"]*)">([\d.]+)</g)]
    expect(links.length).toBeGreaterThan(20)
    for (const [, href, number] of links) {
      let length = 0
      for (let next: string | undefined = href!.replaceAll('&amp;', '&'); next; ) {
        const list = await (await site.get(next, leader)).text()
        expect(list).toContain(`>${number} hồ sơ: `)
        length += [...list.matchAll(/href="\/xu-ly\//g)].length
        next = /<a href="([^"]*)" rel="next"/.exec(list)?.[1]?.replaceAll('&amp;', '&')
      }
      expect(String(length), href).toBe(number)
    }
  }, 60_000)

  it('says what is wrong with a period that is none, and shows this month', async () => {
    for (const wrong of ['ky=2026-13', 'ky=khac&tu=31/02/2026&den=01/03/2026', 'ky=khac&tu=02/03/2026&den=01/03/2026']) {
      const response = await site.get(`/bao-cao/mot-cua?${wrong}`, leader)
      expect(response.status, wrong).toBe(422)
      expect(await response.text()).toContain('Mời chọn kỳ báo cáo')
    }
  })
})
