//! `muragat check`: what is wrong with the content?

use super::Failure;
use super::environment::{build_time, language, project_root, published};
use super::fix::{plan, rewrite_encodings};
use super::report::{exit_code, print_findings, write_out};
use super::spelling::check_spelling;
use crate::cli::{CheckArgs, Format};
use crate::diagnostics::{Arg, Diagnostic, Diagnostics, say, summary_line};
use crate::ledger::ledger;
use crate::pipeline::{Prepared, RunOptions, prepare};

/// Runs the stages up to the plan and prints every finding that is wanted. Drafts are checked, too.
pub(super) fn run(args: &CheckArgs) -> Result<u8, Failure> {
    let root = project_root(args.project.root.as_deref())?;
    let options = RunOptions {
        drafts: true,
        letters: !args.no_letters,
        lang: language(args.project.lang),
        published: published(&root.join("public")),
        ..RunOptions::new(build_time(None)?)
    };
    let wanted = |finding: &Diagnostic| {
        let named = |codes: &[String]| codes.iter().any(|code| code == finding.code);
        (args.only.is_empty() || named(&args.only)) && !named(&args.ignore)
    };
    let mut prepared = prepare(&root, &options);
    if args.ledger {
        let Prepared { sources, archive, withheld, findings, lang, .. } = &prepared;
        let fates = ledger(sources, archive, withheld, findings);
        write_out(&fates.iter().map(|(path, fate)| format!("{path}\t{}\n", fate.words(*lang))).collect::<String>());
        return Ok(exit_code(&prepared.findings, args.strict));
    }
    if args.encoding {
        rewrite_encodings(&root, &prepared, args.dry_run)?;
        prepared = prepare(&root, &options);
    }
    if args.fix {
        let repairs = plan(&root, &options, &prepared, &wanted);
        repairs.finish(&root, &prepared, args.dry_run)?;
        if !args.dry_run {
            prepared = prepare(&root, &options);
        }
    }
    if args.spelling {
        check_spelling(&root, &mut prepared);
    }
    let findings = Diagnostics(prepared.findings.0.iter().filter(|finding| wanted(finding)).cloned().collect());
    if !args.dry_run {
        print_findings(&findings, &prepared, &root, args.format);
    }
    if args.format == Format::Text {
        eprintln!("{}", last_line(&prepared, &findings));
    }
    Ok(exit_code(&findings, args.strict))
}

/// «Checked 154 records: 2 errors, 1 warning; 3 overruled by comments»
fn last_line(prepared: &Prepared, findings: &Diagnostics) -> String {
    let number = |n: usize| Arg::from(n);
    let summary = summary_line(findings, prepared.lang);
    let line = say(prepared.lang, "checked", &[("n", number(prepared.archive.len())), ("summary", summary.into())]);
    match prepared.ignored {
        0 => line,
        n => format!("{line}; {}", say(prepared.lang, "ignored", &[("n", number(n))])),
    }
}
