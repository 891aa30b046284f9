import FerroHTTP
import HTTPTypes

/// `Range` and the fields of conditions: parts are inside, apart and not empty, tags read back, conditions never trap.
@Sendable func checkRanges(_ bytes: [UInt8]) throws(Violation) {
    let text = String(decoding: bytes, as: UTF8.self)
    for field in [text, "bytes=" + text] {
        guard let header = RangeHeader(field) else { continue }
        try Violation.unless(header.specifiers.count <= RangeHeader.limit, "more ranges than the limit are read")
        for size in [0, 1, 2, 1_000, 1 << 40, .max - 1, .max] as [Int64] {
            guard case .parts(let parts) = header.select(from: size) else { continue }
            try Violation.unless(!parts.isEmpty && size > 0, "\(field) chooses nothing of \(size)")
            let sorted = parts.sorted { $0.lowerBound < $1.lowerBound }
            for part in sorted {
                let isInside = part.lowerBound >= 0 && part.upperBound <= size && !part.isEmpty
                try Violation.unless(isInside, "\(part) is not inside of \(size)")
            }
            for (one, next) in zip(sorted, sorted.dropFirst()) {
                let isApart = next.lowerBound - one.upperBound > RangeSelection.gap
                try Violation.unless(isApart, "\(one) and \(next) are two parts")
            }
        }
    }
    if let tag = EntityTag(field: text) {
        try Violation.unless(EntityTag(field: tag.description) == tag, "\(text) is written as \(tag)")
        let request = Request(headers: [.ifNoneMatch: text], id: "1")
        try Violation.unless(request.precondition(tag: tag) == .notModified, "\(tag) does not name itself")
    }
    let made = EntityTag(text)
    try Violation.unless(EntityTag(field: made.description) == made, "\(made) does not read back")
    for name in [HTTPField.Name.ifMatch, .ifNoneMatch, .ifModifiedSince, .ifUnmodifiedSince] {
        let request = Request(method: .put, headers: [name: text], id: "1")
        let isMet = request.precondition(tag: nil, modified: nil) == .met
        let hasDate = name == .ifModifiedSince || name == .ifUnmodifiedSince
        try Violation.unless(isMet || !hasDate, "\(text) decides about what has no date")
    }
}
