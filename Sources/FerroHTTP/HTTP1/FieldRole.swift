import HTTPTypes

/// What a field of a response means to the encoder.
enum FieldRole {
    case none
    /// The encoder's own: dropped.
    case framing
    case date
    case server

    init(_ field: Headers.Field) {
        let name = field.name
        // Most names have none of these lengths, so that they are compared with nothing.
        switch field.length {
        case 4 where name == .date: self = .date
        case 6 where name == .server: self = .server
        case 10 where name == .connection: self = .framing
        case 14 where name == .contentLength: self = .framing
        case 17 where name == .transferEncoding: self = .framing
        default: self = .none
        }
    }
}
