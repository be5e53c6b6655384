export const HELP = `Kith's commands, for the circle on this machine (npm start may be running or not) or on AWS (--stack).

  npm run kith -- import FILE        who is in a list (CSV of Google, Outlook, LinkedIn, or your own), an address book
                                     (vCard) or an export of Kith; of mail (mbox, .eml, a folder) when you last
                                     wrote. It shows what it would do; --yes does it
                                     [--map "Vorname=first name,Geburtstag=birthday"]
  npm run kith -- export FILE        everybody, as .json (all there is), .csv, .vcf (vCard) or .ics (calendar)
  npm run kith -- erase NAME         a person, for good: timeline, drafts, raw mail; with a proof (also --everyone)
  npm run kith -- calendar link      a secret address at which a calendar program finds everybody's days
                                     (--yes where there is one, which ends then)
  npm run kith -- calendar off       takes that address away
  npm run kith -- people             everybody: how close, when due, when you last spoke
                                     [--tier inner] [--tag press] [--hidden] [--limit 100]
  npm run kith -- show NAME          all that is known of a person (NAME may be a mail address, here as below)
  npm run kith -- add NAME FACTS     somebody new: add "Ruth Adler" email=ruth@adler.example tier=inner
  npm run kith -- set NAME FACTS     keeps facts: name nickname email phone address zone language profile company
                                     role household tags tier every at-most birthday anniversary occasion
                                     likes matters food allergies met note; likes-=wine takes away, company= too;
                                     letters=mine|approve|auto|off, letters=formal (warm, brief), letters= as the tier
  npm run kith -- set NAME in memory, alive · hidden, shown · do not contact, contact again · resume
  npm run kith -- loved-one NAME daughter Mia, born 12 March 2018, likes horses · Mia, hidden · remove Mia
                                     [--is NAME] who is in the circle, too: both know each other then
  npm run kith -- pause NAME until DATE [because …]
  npm run kith -- log NAME call|meeting|gift|mail|note "words" [--on DATE]
  npm run kith -- note edit NAME ID "new words"   the old words are kept (timeline --history)
  npm run kith -- timeline NAME      what happened between you and a person, newest first
                                     [--limit 20] [--older CURSOR] [--newer CURSOR] [--history]
  npm run kith -- duplicates         who may be in the circle twice, and why
  npm run kith -- merge KEEP ABSORB  makes one of two contacts (names in quotes, addresses or ids)
  npm run kith -- unmerge NAME       takes that back
  npm run kith -- card NAME          a link to pass on: a blank page where a person gives you their days, address, tastes
  npm run kith -- cards --tag xmas   one card a household: greeting and address [--csv FILE]
  npm run kith -- mail               what came in, and what became of it
                                     [--fate quarantined] [--limit 20] [--older ID]
  npm run kith -- mail show ID       one mail: what SES said of it, why it is held [--raw FILE saves it]
  npm run kith -- mail release ID    lets a held mail through
  npm run kith -- redrive            mail, events and sign-ups that failed for good; --yes tries them again
  npm run kith -- due                whom to reach out to today, and why
  npm run kith -- occasions          birthdays and other days of everybody, soonest first [--days 60]
  npm run kith -- ideas NAME         what to give, do or say, why it fits, and by when
                                     [--for Leo] [--occasion birthday] [--on DATE] [--budget 50] [--limit 3]
  npm run kith -- gift NAME --idea|--chosen|--ordered|--sent "words"   how far a gift is
                                     [--for Leo] [--amount "USD 80"] [--occasion birthday] [--link https://…] [--on DATE]
  npm run kith -- gifts NAME         what was thought of, chosen, ordered and sent, and what they said of it
                                     [--photo FILE [--of "words"]] writes the photo that came with a gift to a new file
  npm run kith -- giving             what was given in a year, and a sum for each currency [--year 2026]
  npm run kith -- praise             whom you praised in a year, and whom not [--year 2026]
  npm run kith -- owner add --name NAME --address ADDRESS --time-zone ZONE [--sending-hour 7]
  npm run kith -- subscribers        who came to the newsletter and who left, day by day [--limit 30]; or, by these, who
                                     fits: [--topic gifts] [--tag press] [--tier inner] [--active 30d] (answered or
                                     joined) [--quiet 5] (so many issues unanswered) [--limit 100]
  npm run kith -- subscribers show ADDRESS   all that is kept of a reader: topics, tags, consent, whether an office reads it
  npm run kith -- subscribers import FILE --source "how they agreed"   a list (CSV) of Mailchimp, Substack, Buttondown,
                                     listmonk, Ghost, Kith, with its tags; who had unsubscribed stays so; run it again
                                     after a break; rows without an address are listed beside the file
  npm run kith -- subscribers export FILE.csv   everybody with all that is kept, to import again; or who fits, as above
  npm run kith -- issue list         the issues of the newsletter: those to come, and those that have started
  npm run kith -- issue show NAME    its answers, how far it is, what became of its readers, how long it will take [--watch]
  npm run kith -- issue pause NAME   nobody gets it from now on; issue resume NAME lets it go on
  npm run kith -- issue cancel NAME  calls it off for good; who has it, has it (--yes does it)
  npm run kith -- subscribers erase ADDRESS   what the newsletter keeps of a reader, for good (--yes does it)
  npm run kith -- suppression ADDRESS   whether and why it gets no mail, here and at SES [--lift "why" --yes]
  npm run kith -- suppression mirror   takes over whom SES itself keeps mail from, before anything is sent there
  npm run kith -- owner show         your settings
  npm run kith -- owner log-address  your private address: BCC or forward a mail to it, and it stands on the timeline
                                     [--renew] a new one; the old one ends
  npm run kith -- owner set          changes them, and moves everybody's due date accordingly:
      [--time-zone ZONE] [--sending-hour 7] [--brief-days mon,wed,fri] [--brief-people 5] [--week-ahead mon]
      [--tier inner=30/45] (aim for 30 days, 45 at most; close, wide)
      [--quiet-weekdays sat,sun] [--quiet 2026-12-20..2027-01-03] [--lead-days 7] [--leap-day 1-march]
      [--gifts inner=4/500] (4 gifts a year, 500 for all of them) [--gifts-at-home inner=1] [--currency GBP]
      [--letters inner=approve,close=mine] (drafts in the brief: mine, you send them; approve, Kith does on your word;
      auto, a day after you saw them unless stopped; off) [--letters-a-day 3] (of those that go by themselves)
      [--mastodon mastodon.social] (where you are, for the links to post praise; none takes it away)
  npm run kith -- help               this page

  --json           one JSON document, for scripts (npm run -s kith, so that npm adds no lines)
  --yes            do it: without, whatever replaces or removes something shows what it would do
  --confirm NAME   with erase --everyone --yes: the owner's name; --proof FOLDER: where the proof goes (here)
  --owner ADDRESS  whose circle, when there are several owners
  --data FOLDER    where the data is (.kith, or KITH_DATA_DIR)
  --stack NAME     the circle of that stack on AWS, with your AWS credentials and AWS_REGION

It ends with 0 when done, 1 when something failed, 2 when the command was not understood or a name fits
several people, 3 when the person, the owner or the file was not found, 4 when an import left rows out.`;
