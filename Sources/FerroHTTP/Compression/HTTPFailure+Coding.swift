import HTTPTypes

extension HTTPFailure {
    /// The data does not follow its format, or its checksum is another.
    static func damaged(_ format: DeflateFormat) -> HTTPFailure {
        HTTPFailure(
            .coding, .badRequest, "The body is no valid \(format.name) data, which its Content-Encoding says it is.")
    }

    /// The data ends too early.
    static func incomplete(_ format: DeflateFormat) -> HTTPFailure {
        HTTPFailure(.coding, .badRequest, "The \(format.name) data of the body ends before it is whole.")
    }

    /// Something follows the data.
    static func trailingBytes(_ format: DeflateFormat) -> HTTPFailure {
        HTTPFailure(.coding, .badRequest, "Bytes follow the end of the body's \(format.name) data.")
    }

    /// There would be more bytes than whoever reads them allows.
    static func inflatesBeyond(_ limit: Int) -> HTTPFailure {
        HTTPFailure(.bodyTooLarge, .contentTooLarge, "The decoded body is larger than \(limit) bytes.")
    }

    /// The data grows so much that it was made for that.
    static func inflatesBy(_ ratio: Int) -> HTTPFailure {
        HTTPFailure(
            .bodyTooLarge, .contentTooLarge, "The body grows to more than \(ratio) times its size when it is decoded.")
    }

    /// zlib found no memory.
    static var noMemoryForCoding: HTTPFailure {
        HTTPFailure(.coding, .serviceUnavailable, "There is not enough memory to compress or decompress a body.")
    }
}
