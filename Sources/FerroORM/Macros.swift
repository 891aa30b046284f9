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
/// - `ID`, the type of the key: `Identifier<Post>` over a number that the database counts. `@Model(id: UUID.self)` makes it
///   a ``UUIDIdentifier`` of version 7, made when the draft is written; `@Model(id: String.self)` a ``TextIdentifier``, and a
///   type of your own that conforms to ``ModelID`` stands for itself: these two must be given in the draft;
/// - `table`, `columns` and the type `Columns`, with a ``Column`` for each property;
/// - `Draft`, a row to be: what has a default or is optional may be left out, and so may `createdAt` and `updatedAt`, which
///   are filled when the row is written;
/// - `Changes`, what an update assigns;
/// - `Relations` and a type for each relation, `Post.Author` and `Post.Comments`. Where the struct already means another
///   type by that name, `Relation` is appended: `static let user = belongsTo(User.self, …)` makes `Post.UserRelation`;
/// - `Unloaded`, which makes the compiler say how to load a relation that is read without;
/// - the conformances to ``Model``, `Hashable`, `Encodable` and `Decodable`, the last one unless the struct declares its
///   own `CodingKeys`. JSON has the names of the properties.
///
/// ``Column(_:)``, ``SoftDelete()`` and ``OptimisticLock()`` say more about single properties.
@attached(
    member, names: named(ID), named(table), named(columns), named(Columns), named(Draft), named(Changes),
    named(Relations), named(Unloaded), named(softDeleteColumn), named(versionColumn), arbitrary)
@attached(extension, conformances: Model, Hashable, Encodable, Decodable, names: named(init))
public macro Model(_ table: String? = nil, id: Any.Type = Int64.self) =
    #externalMacro(module: "FerroMacros", type: "ModelMacro")

/// Names the column of a model's property, where that is not the property's name in snake case.
///
/// ```swift
/// @Column("person_name") var name: String
/// ```
///
/// JSON, drafts and changes keep the name of the property.
@attached(peer) public macro Column(_ name: String) = #externalMacro(module: "FerroMacros", type: "ColumnMacro")

/// Makes a model's rows stay in the table when they are deleted, with the time of it in this column.
///
/// ```swift
/// @SoftDelete var deletedAt: Date?
/// ```
///
/// It is said and not guessed from the name: queries leave out deleted rows, and nobody should have that because a
/// property is called `deletedAt`. A draft may give the time, an update may not: delete and restore the row instead.
@attached(peer) public macro SoftDelete() = #externalMacro(module: "FerroMacros", type: "SoftDeleteMacro")

/// Refuses to update or delete a row by a copy of it that is not the newest, with ``ORMError`` `.stale`.
///
/// ```swift
/// @OptimisticLock var version: Int
/// ```
///
/// Each update of the row adds one to the column; it starts at the property's default, or at 0. Neither a draft nor an
/// update can give it.
@attached(peer) public macro OptimisticLock() =
    #externalMacro(module: "FerroMacros", type: "OptimisticLockMacro")
