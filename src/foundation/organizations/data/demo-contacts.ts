/** How to reach agencies of the demo world. People, numbers and addresses are invented; `.example` reaches nobody (RFC 2606). */
export const DEMO_CONTACTS = [
  {
    slug: 'trung-tam-hung-yen',
    responsible: 'Ông Phạm Quang Hưng, Giám đốc (nhân vật minh họa)',
    address: 'Số 1 đường Chùa Chuông, phường Phố Hiến, tỉnh Hưng Yên',
    phone: '0221 300 0001',
    email: 'lienhe@trungtam-hungyen.example',
    answersForSite: true,
  },
  {
    slug: 'xa-quynh-phu',
    responsible: 'Bà Nguyễn Thị Hạnh, Chánh Văn phòng (nhân vật minh họa)',
    address: 'Khu hành chính xã Quỳnh Phụ, tỉnh Hưng Yên',
    phone: '0227 300 0002',
    email: 'lienhe@quynhphu.example',
  },
]
