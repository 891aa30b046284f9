/// Makes and checks the ids that follow requests through logs.
public enum RequestID {
    /// Whether a client's id may be used: 1 to 64 bytes of `A-Z a-z 0-9 . _ -`.
    public static func isAcceptable(_ text: String) -> Bool {
        let bytes = text.utf8
        return (1...64).contains(bytes.count) && bytes.allSatisfy { ByteClass.isRequestID($0) }
    }

    /// 16 random bytes in hexadecimal, 32 characters.
    ///
    /// It identifies and guards nothing, so a fast generator is enough.
    public static func make(using generator: inout some RandomNumberGenerator) -> String {
        let high = generator.next()
        let low = generator.next()
        return String(unsafeUninitializedCapacity: 32) { buffer in
            for index in 0..<32 {
                let half = index < 16 ? high : low
                let nibble = UInt8(truncatingIfNeeded: half >> UInt64(60 - 4 * (index & 15))) & 15
                buffer[index] = nibble < 10 ? 0x30 + nibble : 0x57 + nibble
            }
            return 32
        }
    }
}
