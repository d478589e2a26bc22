import { componentText } from '#ui/component-texts'
import { useShell } from '#ui/shell'

/** The foot of every page: what a public site must say of itself (TT 32/2017/TT-BTTTT Đ16), and the ways to what proves it. */
export function SiteFoot() {
  const shell = useShell()
  const t = componentText(shell)
  const contact = shell.contact
  const links = [
    ['/kiem-tra', t.check],
    ['/don-vi', t.units],
    ['/lich', t.calendar],
    ['/nhat-ky', t.trust],
    ['/he-thong-thiet-ke', t.design],
  ] as const
  const answers = [
    [t.operatedBy, contact?.agencyName],
    [t.responsible, contact?.responsible],
    [t.address, contact?.address],
    [t.phone, contact?.phone && <a href={`tel:${contact.phone.replace(/[^+\d]/g, '')}`}>{contact.phone}</a>],
    [t.email, contact?.email && <a href={`mailto:${contact.email}`}>{contact.email}</a>],
  ] as const
  return (
    <footer class="site-foot">
      <div class="inner">
        <nav aria-label={t.siteLinks}>
          <ul>
            {links.map(([href, label]) => (
              <li key={href}>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ul>
        </nav>
        {contact ? (
          <dl>
            {answers.map(([label, value]) =>
              value ? (
                <div key={label}>
                  <dt>{label}:</dt> <dd>{value}</dd>
                </div>
              ) : null,
            )}
          </dl>
        ) : null}
        <p>{t.copyright(contact?.agencyName ?? shell.siteName)}</p>
        <p>{t.footer}</p>
      </div>
    </footer>
  )
}
