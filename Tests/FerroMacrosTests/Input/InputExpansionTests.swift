import Testing

@Suite struct InputExpansionTests {
    @Test func `fields, defaults and optionals are read by a field reader`() {
        expectExpansion(
            """
            @Input struct CreateLink {
                var url: String
                let title: String
                var tags: [String] = []
                var page = 1
                var note: String?
                var color: Color? = nil
                var size: Int? = 3
                var a, b: Int
            }
            """,
            """
            struct CreateLink {
                var url: String
                let title: String
                var tags: [String] = []
                var page = 1
                var note: String?
                var color: Color? = nil
                var size: Int? = 3
                var a, b: Int
            }

            extension CreateLink: Ferro.Input {
                private enum CodingKeys: String, CodingKey {
                    case url
                    case title
                    case tags
                    case page
                    case note
                    case color
                    case size
                    case a
                    case b
                }

                init(from decoder: any Decoder) throws {
                    var reader = Ferro.FieldReader(decoder, keyedBy: CodingKeys.self)
                    let url = reader.read(.url, as: String.self)
                    let title = reader.read(.title, as: String.self)
                    let tags = reader.read(.tags, as: [String].self, default: [])
                    let page = reader.read(.page, default: 1)
                    let note = reader.readOptional(.note, as: String.self)
                    let color = reader.readOptional(.color, as: Color.self)
                    let size = reader.read(.size, as: Int?.self, default: 3)
                    let a = reader.read(.a, as: Int.self)
                    let b = reader.read(.b, as: Int.self)
                    guard let url, let title, let tags, let page, let note, let color, let size, let a, let b, reader.isValid else {
                        throw reader.error
                    }
                    self.url = url
                    self.title = title
                    self.tags = tags
                    self.page = page
                    self.note = note
                    self.color = color
                    self.size = size
                    self.a = a
                    self.b = b
                }

                static func fieldName(of path: PartialKeyPath<Self>) -> String? {
                    switch path {
                    case \\Self.url:
                        CodingKeys.url.stringValue
                    case \\Self.title:
                        CodingKeys.title.stringValue
                    case \\Self.tags:
                        CodingKeys.tags.stringValue
                    case \\Self.page:
                        CodingKeys.page.stringValue
                    case \\Self.note:
                        CodingKeys.note.stringValue
                    case \\Self.color:
                        CodingKeys.color.stringValue
                    case \\Self.size:
                        CodingKeys.size.stringValue
                    case \\Self.a:
                        CodingKeys.a.stringValue
                    case \\Self.b:
                        CodingKeys.b.stringValue
                    default:
                        nil
                    }
                }
            }
            """)
    }

    @Test func `what is not sent is not read`() {
        expectExpansion(
            """
            @Input public struct Search {
                public var `default`: String
                let kind = "search"
                static let limit = 5
                lazy var words = text.split(separator: " ")
                var isEmpty: Bool { `default`.isEmpty }
                var watched: Int { didSet { print(watched) } }
            }
            """,
            """
            public struct Search {
                public var `default`: String
                let kind = "search"
                static let limit = 5
                lazy var words = text.split(separator: " ")
                var isEmpty: Bool { `default`.isEmpty }
                var watched: Int { didSet { print(watched) } }
            }

            extension Search: Ferro.Input {
                private enum CodingKeys: String, CodingKey {
                    case `default`
                    case watched
                }

                public init(from decoder: any Decoder) throws {
                    var reader = Ferro.FieldReader(decoder, keyedBy: CodingKeys.self)
                    let `default` = reader.read(.`default`, as: String.self)
                    let watched = reader.read(.watched, as: Int.self)
                    guard let `default`, let watched, reader.isValid else {
                        throw reader.error
                    }
                    self.`default` = `default`
                    self.watched = watched
                }

                public static func fieldName(of path: PartialKeyPath<Self>) -> String? {
                    switch path {
                    case \\Self.`default`:
                        CodingKeys.`default`.stringValue
                    case \\Self.watched:
                        CodingKeys.watched.stringValue
                    default:
                        nil
                    }
                }
            }
            """)
    }

    @Test func `an own list of keys renames and leaves out`() {
        expectExpansion(
            """
            @Input struct Rename {
                var authorID: Int
                var secret = 0
                enum CodingKeys: String, CodingKey {
                    case authorID = "author_id"
                }
            }
            """,
            """
            struct Rename {
                var authorID: Int
                var secret = 0
                enum CodingKeys: String, CodingKey {
                    case authorID = "author_id"
                }
            }

            extension Rename: Ferro.Input {
                init(from decoder: any Decoder) throws {
                    var reader = Ferro.FieldReader(decoder, keyedBy: CodingKeys.self)
                    let authorID = reader.read(.authorID, as: Int.self)
                    guard let authorID, reader.isValid else {
                        throw reader.error
                    }
                    self.authorID = authorID
                }

                static func fieldName(of path: PartialKeyPath<Self>) -> String? {
                    switch path {
                    case \\Self.authorID:
                        CodingKeys.authorID.stringValue
                    default:
                        nil
                    }
                }
            }
            """)
    }

    @Test func `an input without fields still wants an object, and local names give way to fields`() {
        expectExpansion(
            """
            @Input struct Nothing {
            }
            @Input struct Book {
                var reader: String
                var decoder: String
            }
            """,
            """
            struct Nothing {
            }
            struct Book {
                var reader: String
                var decoder: String
            }

            extension Nothing: Ferro.Input {
                private enum CodingKeys: CodingKey {
                }

                init(from decoder: any Decoder) throws {
                    let reader = Ferro.FieldReader(decoder, keyedBy: CodingKeys.self)
                    guard reader.isValid else {
                        throw reader.error
                    }
                }

                static func fieldName(of path: PartialKeyPath<Self>) -> String? {
                    nil
                }
            }

            extension Book: Ferro.Input {
                private enum CodingKeys: String, CodingKey {
                    case reader
                    case decoder
                }

                init(from decoder_: any Decoder) throws {
                    var reader_ = Ferro.FieldReader(decoder_, keyedBy: CodingKeys.self)
                    let reader = reader_.read(.reader, as: String.self)
                    let decoder = reader_.read(.decoder, as: String.self)
                    guard let reader, let decoder, reader_.isValid else {
                        throw reader_.error
                    }
                    self.reader = reader
                    self.decoder = decoder
                }

                static func fieldName(of path: PartialKeyPath<Self>) -> String? {
                    switch path {
                    case \\Self.reader:
                        CodingKeys.reader.stringValue
                    case \\Self.decoder:
                        CodingKeys.decoder.stringValue
                    default:
                        nil
                    }
                }
            }
            """)
    }

    @Test func `what the struct writes by itself stays its own`() {
        expectExpansion(
            """
            @Input struct Own {
                var text: String
                init(from decoder: any Decoder) throws { text = "" }
                static func fieldName(of path: PartialKeyPath<Self>) -> String? { nil }
            }
            """,
            """
            struct Own {
                var text: String
                init(from decoder: any Decoder) throws { text = "" }
                static func fieldName(of path: PartialKeyPath<Self>) -> String? { nil }
            }

            extension Own: Ferro.Input {
                private enum CodingKeys: String, CodingKey {
                    case text
                }
            }
            """)
    }

    @Test func `rules are built unless the struct says how`() {
        func input(_ rules: String) -> String { "struct Free {\n    \(rules)\n}" }
        let rest = """

            extension Free: Ferro.Input {
                private enum CodingKeys: CodingKey {
                }

                init(from decoder: any Decoder) throws {
                    let reader = Ferro.FieldReader(decoder, keyedBy: CodingKeys.self)
                    guard reader.isValid else {
                        throw reader.error
                    }
                }

                static func fieldName(of path: PartialKeyPath<Self>) -> String? {
                    nil
                }
            }
            """
        for (written, expanded) in [
            (
                "static var rules: Rules<Self> { [] }",
                "@Ferro.RulesBuilder<Self>\n    static var rules: Rules<Self> { [] }"
            ),
            ("@RulesBuilder<Self> static var rules: Rules<Self> { [] }", nil),
            ("static let rules = Rules<Self> { Check(\\.a) }", nil),
            ("var rules: Int { 1 }", nil),
        ] {
            expectExpansion("@Input " + input(written), input(expanded ?? written) + "\n" + rest)
        }
    }
}
