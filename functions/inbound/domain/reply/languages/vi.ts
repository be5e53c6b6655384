import type { Language } from '../language.ts';

/** Vietnamese. */
export const vi: Language = {
  from: ['từ', 'người gửi'],
  sent: ['đã gửi', 'ngày', 'gửi', 'ngày gửi', 'đã gửi vào'],
  to: ['đến', 'tới', 'người nhận', 'gửi đến'],
  subject: ['chủ đề', 'tiêu đề'],
  others: ['cc', 'bcc', 'sao gửi', 'trả lời', 'tầm quan trọng', 'tệp đính kèm'],
  openings: ['Vào', 'Ngày', 'Lúc'],
  wrote: ['viết'],
  originalMessage: ['tin nhắn gốc', 'thư gốc', 'thông báo gốc', 'email gốc', 'thư ban đầu'],
  forwardedMessage: [
    'thư đã chuyển tiếp',
    'thư chuyển tiếp',
    'tin nhắn được chuyển tiếp',
    'bắt đầu thư được chuyển tiếp',
    'bắt đầu thư đã chuyển tiếp',
    'chuyển tiếp tin nhắn',
  ],
  sentFrom: ['đã gửi từ', 'gửi từ', 'được gửi từ', 'tải outlook', 'nhận outlook', 'gửi bằng'],
  signOffs: ['trân trọng', 'thân mến', 'thân ái', 'kính thư', 'trân trọng cảm ơn'],
  disclaimers: [
    'thư này và',
    'thông tin trong',
    'email này và',
    'email này chứa',
    'không có vi-rút. www',
    'không có vi-rút.www',
  ],
  confidential: ['bảo mật', 'avast'],
};
