import type { Example } from '../examples/example.ts'
import { Checkboxes, Radios, Select, YesNo } from './choices.tsx'
import { DateField } from './date-field.tsx'
import { Fieldset, Group } from './fieldset.tsx'
import { FileField } from './file-field.tsx'
import { SearchField } from './search-field.tsx'
import { MoneyField, NumberField, TextArea, TextField } from './text-fields.tsx'

const gender = [
  { value: 'nam', label: 'Nam' },
  { value: 'nu', label: 'Nữ' },
]
const papers = [
  { value: 'chung-sinh', label: 'Giấy chứng sinh', hint: 'Do bệnh viện hoặc trạm y tế cấp.' },
  { value: 'can-cuoc', label: 'Căn cước của cha hoặc mẹ' },
]
const limits = { types: 'Ảnh hoặc PDF', maxBytes: 10_000_000 }

export const examples: Example[] = [
  {
    name: 'TextField',
    node: (
      <TextField
        name="ho_ten"
        label="Họ, chữ đệm, tên"
        hint="Viết đủ dấu, như trên giấy khai sinh."
        autocomplete="name"
        required
      />
    ),
  },
  {
    name: 'TextField, có lỗi',
    node: (
      <TextField
        name="dien_thoai"
        label="Số điện thoại"
        type="tel"
        value="0912 34"
        error="Số điện thoại có 10 chữ số, bắt đầu bằng 0."
        autocomplete="tel"
        inputmode="tel"
        required
        short
      />
    ),
  },
  {
    name: 'TextField, có gợi ý, không bắt buộc',
    node: (
      <TextField
        name="thon"
        label="Thôn, tổ dân phố"
        suggestions={['Thôn Đoàn Xá', 'Thôn Đông', 'Thôn Bến Hiệp']}
        required={false}
      />
    ),
  },
  {
    name: 'TextField, chỉ đọc',
    node: <TextField name="so_dinh_danh" label="Số định danh cá nhân" value="034000000001" readOnly short />,
  },
  {
    name: 'TextArea',
    node: <TextArea name="ly_do" label="Lý do yêu cầu bổ sung" hint="Ghi rõ giấy tờ nào và vì sao." rows={3} />,
  },
  { name: 'NumberField', node: <NumberField name="dien_tich" label="Diện tích thửa đất" suffix="m²" value="240" /> },
  { name: 'MoneyField', node: <MoneyField name="le_phi" label="Lệ phí đã thu" value="8.000" /> },
  {
    name: 'DateField',
    node: <DateField name="ngay_cap" label="Ngày cấp" hint="Ví dụ: 15 3 2026" />,
  },
  {
    name: 'DateField, có lỗi',
    node: (
      <DateField
        name="ngay_sinh"
        label="Ngày, tháng, năm sinh"
        error="Ngày sinh không thể ở sau hôm nay."
        parts={{ day: '31', month: '12', year: '2027' }}
        birthday
        required
      />
    ),
  },
  { name: 'DateField, chỉ nhớ năm', node: <DateField name="ngay_mat" label="Ngày mất của ông bà" allowYearOnly /> },
  { name: 'Radios', node: <Radios name="gioi_tinh" label="Giới tính" options={gender} inline value="nu" /> },
  {
    name: 'Radios, có lỗi',
    node: (
      <Radios
        name="nhan_ket_qua"
        label="Nhận kết quả ở đâu"
        options={[
          { value: 'mot-cua', label: 'Bộ phận một cửa', hint: 'Sáng 07:30–11:30, chiều 13:30–17:00.' },
          { value: 'buu-dien', label: 'Qua bưu điện' },
        ]}
        error="Ông bà hãy chọn nơi nhận kết quả."
        required
      />
    ),
  },
  { name: 'Checkboxes', node: <Checkboxes name="giay_to" label="Giấy tờ đang có" options={papers} values={['chung-sinh']} /> },
  {
    name: 'Select',
    node: (
      <Select
        name="dan_toc"
        label="Dân tộc"
        options={[
          { value: '01', label: 'Kinh' },
          { value: '02', label: 'Tày' },
          { value: '05', label: 'Mường' },
        ]}
      />
    ),
  },
  { name: 'YesNo', node: <YesNo name="ket_hon" label="Cha và mẹ có đăng ký kết hôn không?" /> },
  {
    name: 'YesNo, cam đoan',
    node: (
      <YesNo
        name="cam_doan"
        agree
        label="Tôi cam đoan những điều khai trên là đúng sự thật."
        error="Ông bà cần đánh dấu vào ô cam đoan."
      />
    ),
  },
  {
    name: 'FileField',
    node: (
      <FileField
        name="giay_chung_sinh"
        label="Giấy chứng sinh"
        hint="Chụp rõ bốn góc."
        limits={limits}
        accept=".pdf,.jpg,.png"
        multiple
      />
    ),
  },
  {
    name: 'FileField, đã có tệp',
    node: (
      <FileField
        name="can_cuoc"
        label="Căn cước"
        limits={limits}
        uploaded={[
          { id: 'a1', name: 'can-cuoc-mat-truoc.jpg', size: 1_240_000 },
          { id: 'a2', name: 'can-cuoc-mat-sau.jpg', size: 830_000 },
        ]}
        multiple
      />
    ),
  },
  {
    name: 'FileField, có lỗi',
    node: (
      <FileField
        name="don"
        label="Đơn đề nghị"
        limits={limits}
        error="Tệp don.exe không phải ảnh hay PDF. Ông bà hãy chọn tệp khác."
        required
      />
    ),
  },
  {
    name: 'SearchField',
    node: (
      <SearchField
        action="/thu-tuc"
        name="tim"
        label="Tìm thủ tục"
        hint="Ví dụ: khai sinh, hưu trí xã hội"
        keep={{ linh_vuc: 'ho-tich' }}
      />
    ),
  },
  {
    name: 'Fieldset',
    node: (
      <Fieldset name="noi_o" legend="Nơi cư trú" hint="Ghi theo địa giới từ ngày 01/7/2025." large>
        <TextField name="noi_o_xa" label="Xã, phường, đặc khu" />
        <TextField name="noi_o_tinh" label="Tỉnh, thành phố" />
      </Fieldset>
    ),
  },
  {
    name: 'Group',
    node: (
      <Group legend="Người con thứ hai">
        <TextField name="con_2_ten" label="Họ, chữ đệm, tên" />
      </Group>
    ),
  },
]
