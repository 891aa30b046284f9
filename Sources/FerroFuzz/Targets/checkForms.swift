import FerroHTTP
import NIOCore

/// Forms: any body is read or refused, within its limits, and decoding it into a type ends.
@Sendable func checkForms(_ bytes: [UInt8]) throws(Violation) {
    guard let form = try? FormBody(parsing: ByteBuffer(bytes: bytes), limits: FormLimits(keys: 64, depth: 4)) else {
        return
    }
    for (name, text) in form.texts {
        try Violation.unless(form.all(name).contains(text), "\(name) is in a form and is not found")
    }
    _ = try? form.decode(Everything.self)
    _ = try? form.decode([String: Everything].self)
    _ = try? form.decode([String: [Int]].self)
}

private struct Everything: Decodable {
    struct Inner: Decodable {
        var name: String
        var number: Int8?
        var deeper: [String: [Double]]?
    }
    var a: String
    var b: Int?
    var c: Bool
    var d: [String]
    var e: Inner?
    var f: [Inner]
    var g: Double?
    var h: Set<UInt64>
}
