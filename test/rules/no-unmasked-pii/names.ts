/** Names that say by themselves what they hold, by kind: English, Korean, romanised Korean. */
export const NAMES: Readonly<Record<string, readonly string[]>> = {
  phone: words(`phone phoneNumber phone_number userPhone customerPhone mobileNo mobileNumber cellPhone
    msisdn contactNumber contactNo telNo telephone homePhone faxNumber recipientPhone toPhone phoneNumbers
    whatsappNumber callerNumber 전화번호 휴대폰 연락처 핸드폰번호 휴대전화 jeonhwaBeonho yeollakcheo`),
  email: words(`email emailAddress email_address userEmail toEmail fromEmail newEmail customerEmail
    senderEmail recipientEmail loginEmail emails mailAddress gmail useremail 이메일 이메일주소 jeonjaUpyeon`),
  rrn: words(`rrn ssn residentNumber residentNo juminNo juminBeonho jumin_no rrnFront nationalId
    socialSecurityNumber alienRegistrationNumber foreignerNumber aadhaarNumber 주민번호 주민등록번호 외국인등록번호`),
  card: words('cardNumber cardNo card_number creditCardNumber debitCard ccNumber cvv 카드번호 신용카드번호'),
  account: words(`accountNumber accountNo bankAccount iban acctNo routingNumber sortCode refundAccount
    계좌번호 gyejwaBeonho`),
  passport: words('passportNumber passportNo passport_number 여권번호 yeogwonBeonho'),
  licence: words('driverLicense driversLicence drivingLicenseNo dlNumber 운전면허 면허번호'),
  birth: words('birthDate birthday dateOfBirth dob birthYear 생년월일 saengnyeonwolil'),
  name: words(`fullName firstName lastName first_name surname middleName customerName patientName
    recipientName receiverName senderName buyerName guestName cardHolderName accountHolder 성명 고객명 예약자명`),
  address: words(`homeAddress streetAddress shippingAddress billingAddress mailingAddress addressLine1
    detailAddress residentialAddress 주소 배송지 도로명주소 juso`),
  ip: words('clientIp clientIP userIp ipAddress ip_address remoteAddress remoteIp realIp xForwardedFor userIpAddress'),
  location: words('geoLocation gpsCoordinates latLng driverLocation pickupLocation lastKnownLocation 위도 경도'),
  credential: words(`password passwd newPassword confirmPassword passphrase accessToken refreshToken apiKey
    secretKey jwtSecret clientSecret webhookSecret privateKey jwt authToken resetToken verificationCode
    otpCode pinCode mfaCode csrfToken sessionToken authHeader cookie authorization databaseUrl mongoUri
    connectionString magicLink seedPhrase recoveryCode securityAnswer 비밀번호 인증번호 토큰`),
};

/** Names that have such a word, and hold something else. */
export const OTHERS: readonly string[] = words(`microphone passwordless emailTemplate isEmailValid phoneRegex
  emailSent emailVerified hasPhone phoneType phoneCode cardType cardBrand emailSubject emailService mailer
  smsProvider emailError passwordPolicy passwordLength passwordField passwordResetUrl tokenExpiry tokenType
  tokenId tokenCount maxTokens userId memberId sessionCount cookieName keyName primaryKey cacheKey userAgent
  userRole addressBook addressType ipRange serverIp macAddress contractAddress walletAddress tokenAddress
  emailDomain fileName hostname className eventName tableName roomName teamName productName locationId
  maxAge cacheAge phoneModel isMobile telemetry contactForm authUrl isAuthenticated secretName pinned spinner
  opinion shipping accountType accountBalance panel passportStrategy license licenseType driverVersion
  streetView zipFile latency lattice gpsEnabled profileUrl avatarUrl clientId clientVersion guestCount
  nextPageToken cancelToken syntaxToken parserToken nftToken tokenSymbol hashAlgorithm saltRounds keyPath
  jwtExpiresIn forgotPassword changePassword resetPassword mailbox hpBar telescope hotelName maskedEmail
  hashedPassword redactedBody emailHash cards`);

function words(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}
