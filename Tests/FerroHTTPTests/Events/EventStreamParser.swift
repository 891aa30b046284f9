/// What a browser makes of an event stream: the rules of WHATWG HTML, 9.2.6, written down once more.
struct EventStreamParser {
    struct Event: Equatable {
        var data: String
        var type = "message"
        var lastID = ""
    }

    private(set) var events: [Event] = []
    private(set) var lastID = ""
    private(set) var retry: Int?
    private(set) var comments: [String] = []
    private var data = ""
    private var type = ""
    private var id = ""

    init(_ text: String) {
        var lines: [String] = []
        var line = String.UnicodeScalarView()
        var isAfterReturn = false
        for scalar in text.unicodeScalars {
            defer { isAfterReturn = scalar == "\r" }
            if scalar == "\n", isAfterReturn { continue }
            guard scalar == "\n" || scalar == "\r" else {
                line.append(scalar)
                continue
            }
            lines.append(String(line))
            line = String.UnicodeScalarView()
        }
        // What no line break ends is not processed.
        for line in lines { read(line) }
    }

    private mutating func read(_ line: String) {
        let scalars = line.unicodeScalars
        guard !scalars.isEmpty else { return dispatch() }
        guard let colon = scalars.firstIndex(of: ":") else { return set(line, "") }
        var value = scalars[scalars.index(after: colon)...]
        if value.first == " " { value = value.dropFirst() }
        if colon == scalars.startIndex { return comments.append(String(value)) }
        set(String(scalars[..<colon]), String(value))
    }

    private mutating func set(_ field: String, _ value: String) {
        switch field {
        case "event": type = value
        case "data": data.unicodeScalars.append(contentsOf: (value + "\n").unicodeScalars)
        case "id": if !value.unicodeScalars.contains("\0") { id = value }
        case "retry": if !value.isEmpty, value.utf8.allSatisfy({ (48...57).contains($0) }) { retry = Int(value) }
        default: break
        }
    }

    private mutating func dispatch() {
        lastID = id
        defer { (data, type) = ("", "") }
        guard !data.unicodeScalars.isEmpty else { return }
        var scalars = data.unicodeScalars
        if scalars.last == "\n" { scalars.removeLast() }
        events.append(Event(data: String(scalars), type: type.isEmpty ? "message" : type, lastID: lastID))
    }
}
