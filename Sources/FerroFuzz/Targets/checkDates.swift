import FerroHTTP

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Dates: what is read can be written and reads back as the same moment; any number can be written.
@Sendable func checkDates(_ bytes: [UInt8]) throws(Violation) {
    let text = String(decoding: bytes, as: UTF8.self)
    if let seconds = HTTPDate.parse(text) {
        let written = HTTPDate.format(secondsSince1970: seconds)
        try Violation.unless(HTTPDate.parse(written) == seconds, "\(text) is written as \(written)")
    }
    for date in [ISO8601.parse(text), ISO8601.parseInput(text)] {
        guard let date else { continue }
        let written = ISO8601.format(date)
        guard let back = ISO8601.parse(written) else { throw Violation(description: "\(written) does not read back") }
        // An offset may lead out of the years that can be written.
        guard (-62_167_219_200.0...253_402_300_799).contains(date.timeIntervalSince1970) else { continue }
        let distance = abs(back.timeIntervalSince(date))
        try Violation.unless(distance <= 0.001, "\(text) is written as \(written), \(distance) s apart")
    }
    let number = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let written = HTTPDate.format(secondsSince1970: Int(truncatingIfNeeded: number))
    try Violation.unless(HTTPDate.parse(written) != nil, "\(written) does not read back")
    let moment = Date(timeIntervalSince1970: Double(bitPattern: number))
    try Violation.unless(ISO8601.parse(ISO8601.format(moment)) != nil, "\(ISO8601.format(moment)) does not read back")
}
