//! What an API server serves, read from tables like `stock.txt`, whose head describes the form.

/// One version of a group.
#[derive(Clone, Debug)]
pub struct GroupVersion {
    /// The group; empty for the core group.
    pub group: String,
    /// The version.
    pub version: String,
    /// Made by custom resource definitions or by an aggregated API server, which state the group and version of every
    /// kind; built-in groups omit their own.
    pub custom: bool,
    /// Its resources, in the order of the server.
    pub resources: Vec<Resource>,
}

/// One resource of a group version.
#[derive(Clone, Debug)]
pub struct Resource {
    /// The plural, which stands in paths.
    pub name: String,
    /// The singular.
    pub singular: String,
    /// The kind of its objects.
    pub kind: String,
    /// Whether its objects are in namespaces.
    pub namespaced: bool,
    /// The verbs, in the order of the server.
    pub verbs: Vec<&'static str>,
    /// Short names.
    pub short_names: Vec<String>,
    /// Categories.
    pub categories: Vec<String>,
    /// The hash that legacy discovery shows.
    pub storage_version_hash: Option<String>,
    /// Its subresources.
    pub subresources: Vec<Subresource>,
}

/// One subresource.
#[derive(Clone, Debug)]
pub struct Subresource {
    /// The name after the slash.
    pub name: String,
    /// The verbs, in the order of the server.
    pub verbs: Vec<&'static str>,
    /// The group and version of its kind where they are not those of the resource.
    pub group_version: Option<(String, String)>,
    /// The kind of its objects.
    pub kind: String,
}

impl GroupVersion {
    /// `apps/v1`, or `v1` for the core group.
    pub fn name(&self) -> String {
        if self.group.is_empty() { self.version.clone() } else { format!("{}/{}", self.group, self.version) }
    }

    /// The path at which it is served.
    pub fn path(&self) -> String {
        format!("{}/{}", if self.group.is_empty() { "/api" } else { "/apis" }, self.name())
    }
}

/// Reads a table; a mistake in one is a panic that shows the line.
pub fn parse(table: &str) -> Vec<GroupVersion> {
    let mut surface: Vec<GroupVersion> = Vec::new();
    for line in table.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        parse_line(&mut surface, line).unwrap_or_else(|| panic!("not a line of a surface table: {line}"));
    }
    surface
}

fn parse_line(surface: &mut Vec<GroupVersion>, line: &str) -> Option<()> {
    if let Some(header) = line.strip_prefix('[') {
        surface.push(parse_header(header.strip_suffix(']')?));
    } else if let Some(subresource) = line.strip_prefix('/') {
        let parent = surface.last_mut()?.resources.last_mut()?;
        parent.subresources.push(parse_subresource(subresource, &parent.kind)?);
    } else {
        surface.last_mut()?.resources.push(parse_resource(line)?);
    }
    Some(())
}

fn parse_header(header: &str) -> GroupVersion {
    let (name, custom) = header.strip_suffix(" custom").map_or((header, false), |name| (name, true));
    let (group, version) = name.split_once('/').unwrap_or(("", name));
    GroupVersion { group: group.to_owned(), version: version.to_owned(), custom, resources: Vec::new() }
}

/// The columns after the verbs may be left out.
fn parse_resource(line: &str) -> Option<Resource> {
    let mut cells = line.split_whitespace();
    let mut cell = || cells.next();
    Some(Resource {
        name: cell()?.to_owned(),
        singular: cell()?.to_owned(),
        kind: cell()?.to_owned(),
        namespaced: match cell()? {
            "namespaced" => true,
            "cluster" => false,
            _ => return None,
        },
        verbs: verbs(cell()?)?,
        short_names: list(cell()),
        categories: list(cell()),
        storage_version_hash: list(cell()).pop(),
        subresources: Vec::new(),
    })
}

fn parse_subresource(line: &str, parent_kind: &str) -> Option<Subresource> {
    let mut cells = line.split_whitespace();
    let (name, verbs) = (cells.next()?.to_owned(), verbs(cells.next()?)?);
    let (group_version, kind) = match cells.next().unwrap_or(parent_kind).split('/').collect::<Vec<_>>()[..] {
        [group, version, kind] => (Some((group.to_owned(), version.to_owned())), kind),
        [kind] => (None, kind),
        _ => return None,
    };
    Some(Subresource { name, verbs, group_version, kind: kind.to_owned() })
}

fn list(cell: Option<&str>) -> Vec<String> {
    let cell = cell.filter(|cell| *cell != "-");
    cell.map(|cell| cell.split(',').map(str::to_owned).collect()).unwrap_or_default()
}

fn verbs(letters: &str) -> Option<Vec<&'static str>> {
    let letters = if letters == "-" { "" } else { letters };
    letters
        .chars()
        .map(|letter| match letter {
            'c' => Some("create"),
            'd' => Some("delete"),
            'D' => Some("deletecollection"),
            'g' => Some("get"),
            'l' => Some("list"),
            'p' => Some("patch"),
            'u' => Some("update"),
            'w' => Some("watch"),
            _ => None,
        })
        .collect()
}
