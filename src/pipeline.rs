//! In which order do the stages run? Read, parse, link, check, plan: once for `build`, `check` and `serve` alike.

use crate::archive::{Archive, Withheld, link, select};
use crate::checks::{Checked, check, check_letters, check_spelling};
use crate::dates::Moment;
use crate::diagnostics::Diagnostics;
use crate::i18n::Lang;
use crate::ignores::without_ignored;
use crate::model::Kind;
use crate::plan::{SitePlan, plan};
use crate::records::parse_records;
use crate::render::{Moments, Renderer};
use crate::search::SearchFiles;
use crate::site::{Site, read_site};
use crate::sources::{ReadLimits, SourceTree, read_sources};
use crate::spelling::Dictionaries;
use crate::theme::{Theme, load_theme};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, OnceLock};

/// What a run is told from outside.
#[derive(Clone, Debug)]
pub struct RunOptions {
    /// Time of the build.
    pub now: Moment,
    /// Whether drafts and embargoed records are published, too.
    pub drafts: bool,
    /// Address that replaces `base_url` of the settings.
    pub base_url: Option<String>,
    /// Whether letters and marks of the texts are checked, too.
    pub letters: bool,
    /// Language in which findings are told; by default that of the site.
    pub lang: Option<Lang>,
    /// Records that were published before: none of them may vanish without a word.
    pub published: BTreeSet<(Kind, String)>,
}

impl RunOptions {
    /// What is usual, at this time.
    pub fn new(now: Moment) -> Self {
        Self { now, drafts: false, base_url: None, letters: false, lang: None, published: BTreeSet::new() }
    }
}

/// Everything the stages made, ready to be rendered.
pub struct Prepared {
    /// Files of the content folder.
    pub sources: SourceTree,
    /// Settings.
    pub site: Site,
    /// Templates and words.
    pub theme: Theme,
    /// The linked records.
    pub archive: Archive,
    /// All outputs.
    pub plan: SitePlan,
    /// Records that are not published, and why.
    pub withheld: Vec<Withheld>,
    /// All findings, in reading order.
    pub findings: Diagnostics,
    /// Time of the build.
    pub moments: Moments,
    /// Number of findings that comments in the records overrule.
    pub ignored: usize,
    /// Language in which findings are told.
    pub lang: Lang,
    /// The files of the search, made when they are first asked for: checking an archive does without.
    pub search: Arc<OnceLock<SearchFiles>>,
}

/// Runs the stages up to the plan. Only its first and its second step look at the disk.
pub fn prepare(root: &Path, options: &RunOptions) -> Prepared {
    let (sources, findings) = read_sources(&root.join("content"), ReadLimits::default());
    with_theme(root, sources, findings, options)
}

/// As [`prepare`], from files that were read before: their texts may be others than on the disk.
pub fn prepare_read(root: &Path, sources: SourceTree, options: &RunOptions) -> Prepared {
    with_theme(root, sources, Diagnostics::default(), options)
}

fn with_theme(root: &Path, sources: SourceTree, mut findings: Diagnostics, options: &RunOptions) -> Prepared {
    let (mut site, found) = read_site(&sources);
    findings.append(found);
    if let Some(base_url) = &options.base_url {
        site.base_url = base_url.trim_end_matches('/').to_owned();
    }
    let (theme, found) = load_theme(root, &site);
    findings.append(found);
    prepare_from(sources, site, theme, findings, options)
}

/// The pure part: from files that were read to the plan.
pub fn prepare_from(
    sources: SourceTree,
    site: Site,
    theme: Theme,
    mut findings: Diagnostics,
    options: &RunOptions,
) -> Prepared {
    let (records, found) = parse_records(&sources, &site);
    findings.append(found);
    let (records, withheld) = select(records, &options.now, options.drafts);
    let (archive, found) = link(records, &withheld, &site);
    findings.append(found);
    let keys: BTreeSet<String> = withheld.iter().map(|record| record.key.clone()).collect();
    let looked_at =
        Checked { archive: &archive, sources: &sources, site: &site, published: &options.published, withheld: &keys };
    let (checked, (plan, planned)) = rayon::join(|| check(&looked_at), || plan(&archive, &site, &theme, &sources));
    findings.append(checked);
    findings.append(planned);
    if options.letters {
        findings.append(check_letters(&looked_at));
    }
    let moments = Moments { today: options.now.day() };
    let lang = options.lang.unwrap_or(site.default_lang);
    let (findings, ignored) = without_ignored(findings, &sources, &|code| options.letters && code != SPELLING);
    Prepared {
        sources,
        site,
        theme,
        archive,
        plan,
        withheld,
        findings: findings.sorted(),
        moments,
        ignored,
        lang,
        search: Arc::default(),
    }
}

/// The code that only [`Prepared::check_spelling`] gives.
const SPELLING: &str = "spelling";

impl Prepared {
    /// Adds the words that no dictionary knows to the findings. Back comes the number of those that were too many to tell.
    pub fn check_spelling(&mut self, dictionaries: &Dictionaries) -> usize {
        let (published, withheld) = (BTreeSet::new(), BTreeSet::new());
        let looked_at = Checked {
            archive: &self.archive,
            sources: &self.sources,
            site: &self.site,
            published: &published,
            withheld: &withheld,
        };
        let spelled = check_spelling(&looked_at, dictionaries);
        let (findings, ignored) = without_ignored(spelled.findings, &self.sources, &|code| code == SPELLING);
        self.findings.append(findings);
        self.findings = std::mem::take(&mut self.findings).sorted();
        self.ignored += ignored;
        spelled.more
    }

    /// The renderer of all outputs.
    pub fn renderer(&self) -> Renderer<'_> {
        let Self { archive, site, theme, plan, sources, .. } = self;
        Renderer::new(archive, site, theme, plan, sources, self.moments).sharing(&self.search)
    }

    /// Makes the files of the search and adds them to the plan; needed before everything is published.
    pub fn plan_search(&mut self) {
        let paths = self.renderer().search_paths();
        self.plan.add_search(paths);
    }
}
