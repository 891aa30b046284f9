internal import FerroHTTP
internal import FerroValidation
internal import HTTPTypes
internal import NIOCore

/// A request's body once it has arrived, ready to be decoded by its content type.
struct BodyReader {
    private enum Content {
        case json(ByteBuffer)
        case form(FormBody)
    }

    private let content: Content

    /// Reads the whole body; 415 when its type is neither JSON nor a form.
    init(_ request: Request, _ uploads: UploadConfiguration) async throws {
        let type = request.contentType
        switch type {
        case .form?:
            content = .form(try FormBody(parsing: await request.body.collect()))
        case .multipart?:
            content = .form(
                try await request.multipartForm(limits: uploads.limits, upTo: uploads.maxSize).fields)
        case nil where request.headers[.contentType] == nil, .json?:
            content = .json(try await request.body.collect())
        case let other? where other.subtype.hasSuffix("+json"):
            content = .json(try await request.body.collect())
        default:
            throw Abort(
                .unsupportedMediaType, "A body of this type cannot be read here.",
                hint: "Send application/json, application/x-www-form-urlencoded or multipart/form-data.")
        }
    }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        switch content {
        case .json(let bytes): try JSONBody.decode(type, from: bytes)
        case .form(let form): try FormDecoder().decode(type, from: form)
        }
    }

    /// The first value of each field of a form; empty for JSON, which no page has to show again.
    var fields: [String: String] {
        switch content {
        case .json: [:]
        case .form(let form): form.texts
        }
    }
}
