/// The id that follows a request through logs.
///
/// One that no client gave is two random numbers until somebody reads its text.
public enum RequestID: Sendable, Hashable {
    /// The client's, or the program's own.
    case given(String)
    /// 16 random bytes.
    case random(UInt64, UInt64)

    /// What a client's header says, if that may be used, or a random one.
    init(from headers: Headers, else generator: inout some RandomNumberGenerator) {
        if !headers.lacksRequestID, let given = headers[.xRequestID], Self.isAcceptable(given) {
            self = .given(given)
        } else {
            self = .random(generator.next(), generator.next())
        }
    }

    /// The id as text; a random one in hexadecimal, 32 characters.
    public var text: String {
        switch self {
        case .given(let text): text
        case .random(let high, let low): Self.hexadecimal(high, low)
        }
    }

    /// Whether a client's id may be used: 1 to 64 bytes of `A-Z a-z 0-9 . _ -`.
    public static func isAcceptable(_ text: String) -> Bool {
        let bytes = text.utf8
        return (1...64).contains(bytes.count) && bytes.allSatisfy { ByteClass.isRequestID($0) }
    }

    /// 16 random bytes in hexadecimal, 32 characters.
    ///
    /// It identifies and guards nothing, so a fast generator is enough.
    public static func make(using generator: inout some RandomNumberGenerator) -> String {
        hexadecimal(generator.next(), generator.next())
    }

    private static func hexadecimal(_ high: UInt64, _ low: UInt64) -> String {
        String(unsafeUninitializedCapacity: 32) { buffer in
            for index in 0..<32 {
                let half = index < 16 ? high : low
                let nibble = UInt8(truncatingIfNeeded: half >> UInt64(60 - 4 * (index & 15))) & 15
                buffer[index] = nibble < 10 ? 0x30 + nibble : 0x57 + nibble
            }
            return 32
        }
    }
}

extension Headers {
    /// Whether there is no `X-Request-Id`, as can be told of a received head without a search.
    fileprivate var lacksRequestID: Bool {
        guard case .received(let received) = storage else { return false }
        return !received.mayHold(FieldNameTable.requestID)
    }
}
