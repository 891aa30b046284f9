extension Substring {
    /// Without spaces and tabs at both ends.
    var trimmed: Substring {
        var result = self
        while let first = result.unicodeScalars.first, first == " " || first == "\t" {
            result.unicodeScalars.removeFirst()
        }
        while let last = result.unicodeScalars.last, last == " " || last == "\t" { result.unicodeScalars.removeLast() }
        return result
    }
}
