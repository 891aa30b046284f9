/// Makes a struct a row of a table.
///
/// The table is named for the type, `BlogPost` is stored in `blog_posts`, or as the argument says; each stored property is
/// a column, `authorID` is `author_id`. The struct declares `let id: ID` and writes the type of every property.
///
/// ```swift
/// @Model struct Post {
///     let id: ID
///     var authorID: User.ID
///     var title: String
///     var isPublished: Bool = false
///     var publishedAt: Date?
///     var createdAt: Date
///
///     static let author = belongsTo(User.self, \.authorID)
///     static let comments = hasMany(Comment.self, \.postID)
///     static let published = Self.where { $0.isPublished == true }
/// }
/// ```
///
/// It writes
/// - `ID`, the type of the key, `Identifier<Post>`;
/// - `table`, `columns` and the type `Columns`, with a ``Column`` for each property;
/// - `Draft`, a row to be: what has a default or is optional may be left out, and so may `createdAt` and `updatedAt`, which
///   are filled when the row is written;
/// - `Changes`, what an update assigns;
/// - `Relations` and a type for each relation, `Post.Author` and `Post.Comments`. Where the struct already means another
///   type by that name, `Relation` is appended: `static let user = belongsTo(User.self, …)` makes `Post.UserRelation`;
/// - the conformances to ``Model``, `Hashable`, `Encodable` and `Decodable`, the last one unless the struct declares its
///   own `CodingKeys`. JSON has the names of the properties.
@attached(
    member, names: named(ID), named(table), named(columns), named(Columns), named(Draft), named(Changes),
    named(Relations), arbitrary)
@attached(extension, conformances: Model, Hashable, Encodable, Decodable, names: named(init))
public macro Model(_ table: String? = nil) = #externalMacro(module: "FerroMacros", type: "ModelMacro")
